// One matter, one slip (一事一单): what several rules say of one indicator, joined with their reasons.
import { text } from '../core/text.ts'
import { BY_HAND, type Finding, type Matter, matterKey, type Receiver, receiverKey } from './finding.ts'
import { graver, rankOf } from './ladder.ts'

/**
 * One text per matter as slips have it: an indicator is one matter whatever rule speaks of it; everything else, and what a
 * supervisor writes by hand, is one matter for each rule.
 */
export const jointKey = (matter: Matter): string =>
  matter.subject.kind === 'indicator' && matter.rule !== BY_HAND
    ? matterKey({ ...matter, rule: '*' })
    : matterKey(matter)

const CONDITIONS: readonly Finding['condition'][] = ['clear', 'recovering', 'raised']

const gravity = ({ condition, level }: Finding): number => CONDITIONS.indexOf(condition) * 10 + rankOf(level)

interface Joint {
  readonly finding: Finding
  /** In charge (主办). */
  readonly host: Receiver
}

/**
 * One finding a matter and whoever is in charge of it, in the order of matters: the gravest speaks, the others stand behind
 * it with their reasons. Rules that ask somebody else (figures that are missing, of whoever sends them) are another matter.
 * `hostOf` says who is in charge; null: nobody, as all that could be appealed with success.
 */
export function jointsOf(
  findings: readonly Finding[],
  hostOf: (finding: Finding) => Receiver | null,
): Joint[] {
  const groups = new Map<string, { readonly host: Receiver; readonly own: Finding[] }>()
  for (const finding of findings) {
    const host = hostOf(finding)
    if (host === null) continue
    const key = `${jointKey(finding.matter)}>${receiverKey(host)}`
    const group = groups.get(key)
    if (group) group.own.push(finding)
    else groups.set(key, { host, own: [finding] })
  }
  return [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, { host, own }]) => ({ host, finding: join(onePerRule(own)) }))
}

/** Sentences are joined when they are read: most findings are never read. `inOrder`: never empty. */
function join(inOrder: readonly [Finding, ...Finding[]]): Finding {
  const [first] = inOrder
  const speaking = inOrder.filter(({ condition }) => condition === first.condition)
  if (speaking.length === 1) return first
  return {
    matter: first.matter,
    asOf: first.asOf,
    condition: first.condition,
    level: first.level,
    // A level that figures reach too is no mere count of days.
    byDays: speaking.every(({ level, byDays }) => level !== first.level || byDays === true),
    ...(speaking.every(({ begins }) => begins !== undefined) && {
      begins: speaking.map(({ begins, level }) => begins ?? level).reduce(graver),
    }),
    reminds: speaking.every(({ reminds }) => reminds === true),
    period: first.period,
    since: first.since,
    receivers: unique(speaking.flatMap(({ receivers }) => receivers)),
    leaders: [...new Set(speaking.flatMap(({ leaders }) => leaders))],
    limitDays: Math.min(...speaking.map(({ limitDays }) => limitDays)),
    urgent: speaking.some(({ urgent }) => urgent),
    rules: speaking.map(({ matter }) => matter.rule),
    ...(first.occasion !== undefined && { occasion: first.occasion }),
    get reason() {
      const [one, ...others] = speaking.map(({ reason }) => reason)
      return text(
        [one?.zh, ...others.map(({ zh }) => `另：${zh}`)].join(''),
        [one?.en, ...others.map(({ en }) => `Also: ${en}`)].join(' '),
      )
    },
    get requirement() {
      const asked = new Map(speaking.map(({ requirement }) => [requirement.zh, requirement]))
      return text(
        [...asked.values()].map(({ zh }) => zh).join(''),
        [...asked.values()].map(({ en }) => en).join(' '),
      )
    },
    get facts() {
      return first.facts
    },
    get rests() {
      return [...new Set(speaking.flatMap(({ rests }) => rests ?? []))]
    },
  }
}

/** The gravest finding of each rule, the gravest rule first. */
function onePerRule(own: readonly Finding[]): [Finding, ...Finding[]] {
  const byRule = new Map<string, Finding>()
  for (const finding of own) {
    const known = byRule.get(finding.matter.rule)
    if (!known || gravity(finding) > gravity(known)) byRule.set(finding.matter.rule, finding)
  }
  return [...byRule.values()].sort((a, b) => gravity(b) - gravity(a)) as [Finding, ...Finding[]]
}

const unique = (receivers: Finding['receivers']): Finding['receivers'] => [
  ...new Map(receivers.map((receiver) => [receiverKey(receiver), receiver])).values(),
]
