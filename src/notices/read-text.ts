// Reads one text: each number becomes a target, or is left with the reason.
import { text as say, type Text } from '../core/text.ts'
import { type Clause, clausesOf } from './clauses.ts'
import { comparatorAround } from './comparators.ts'
import { datesIn, dueIn } from './dates.ts'
import { doubtsOf, relationDoubts } from './doubts.ts'
import { readEnglish } from './english.ts'
import { actionOf, countsItems, firmnessOf, isGrowth, kindOf } from './kinds.ts'
import { nameOf, subjectsOf } from './names.ts'
import { notTargetRules } from './not-targets.ts'
import { LONGEST_NUMBER, type Numeral, numeralsOf, timesOf } from './numerals.ts'
import { folded, isChinese } from './plain-text.ts'
import { type FoundRank, namesNoPlace, ranked, rankIn } from './ranks.ts'
import type { Doubt, LeftNumber, ReadTarget, ReadText } from './reading.ts'
import { type FoundRelation, relationsIn } from './relations.ts'
import type { TextContext, Token } from './token.ts'
import { type FoundUnit, unitAt } from './units.ts'
import { wordedTargets } from './worded-targets.ts'

/** Reads a task's text. Never fails: what cannot be told is a doubt or a number left. */
export function readText(text: string, context: TextContext): ReadText {
  if (!isChinese(text)) return readEnglish(text, context)
  const plain = folded(text)
  const clauses = clausesOf(plain, context.year)
  const tokens = tokensOf(text, plain, clauses)
  const left: LeftNumber[] = []
  const targets: ReadTarget[] = []
  const doubts: Doubt[] = []
  let last: ReadTarget | null = null
  for (const clause of clauses) {
    const all = clause.past ? [] : heldOrRanked(plain, clause)
    const own = all[0] ?? null
    const isWithin = ({ start }: { readonly start: number }): boolean =>
      own !== null && start >= clause.start + own.start && start < clause.start + own.end
    const inClause = tokens.targets.filter((token) => token.clause === clause && !isWithin(token))
    left.push(
      ...tokens.left
        .filter(({ token }) => token.clause === clause && !isWithin(token))
        .map(({ token, reason }) => ({ text: token.phrase, reason: reason.reason, rule: reason.rule })),
    )
    const before = targets.length
    for (const token of inClause) {
      const target = targetOf(token, context, last)
      targets.push(target)
      doubts.push(...doubtsOf(token, target))
      last = target
    }
    if (clause.past) continue
    for (const said of all) {
      const { target, doubts: open } = ownWords(text, plain, clause, said, inClause, context, last)
      // Two averages are two targets of one phrase: each says which it is.
      const which = all.length > 1 && said.is === 'relation' ? `（对${said.partner}）` : ''
      targets.push({ ...target, name: `${target.name}${which}` })
      doubts.push(...open)
    }
    targets.push(...inWords(text, plain, clause, targets.length > before, context))
    if (own === null && namesNoPlace(plain.slice(clause.start, clause.end)))
      left.push({
        text: text.slice(clause.start, clause.end).trim(),
        reason: say('没有写明第几位，无法计量', 'names no place, so nothing can be measured'),
        rule: 'place-without-number',
      })
  }
  return { targets, left, doubts }
}

/** A number without a digit's length of any figure, or a rule of not-targets.ts. */
function reasonToLeave(token: Token, plain: string): { readonly reason: Text; readonly rule: string } | null {
  if (token.numeral.value.length > LONGEST_NUMBER) {
    return {
      reason: say('位数太多，不像是一个数', 'more digits than any figure has'),
      rule: 'too-many-digits',
    }
  }
  const seen = {
    before: token.before,
    ahead: plain.slice(0, token.numeral.start),
    numeral: plain.slice(token.numeral.start, token.numeral.end),
    spelled: token.numeral.spelled,
    multiplier: token.numeral.multiplier,
    unit: token.unit,
    after: plain.slice(token.end),
    rest: plain.slice((token.upper ?? token.numeral).end),
    past: token.clause.past,
  }
  const rule = notTargetRules.find(({ applies }) => applies(seen))
  return rule ? { reason: rule.reason, rule: rule.name } : null
}

interface Reason {
  readonly reason: Text
  readonly rule: string
}

const SEPARATOR = /[、和与及]/u

function tokensOf(
  text: string,
  plain: string,
  clauses: readonly Clause[],
): { readonly targets: readonly Token[]; readonly left: readonly LeftToken[] } {
  const dates = datesIn(plain)
  const numerals = numeralsOf(plain).filter(
    ({ start, end, spelled, value, share }) =>
      !dates.some((date) => start < date.end && end > date.start) &&
      !(spelled && share === null && (value === '1' || unitAt(plain.slice(end)) === null)),
  )
  const joined = withRanges(plain, numerals)
  const found = joined.map((pair) => {
    const last = pair.upper ?? pair.numeral
    const rest = plain.slice(last.end)
    const unit: FoundUnit | null =
      last.share === null ? unitAt(rest) : { name: last.share, family: 'share', length: 0 }
    return { ...pair, unit, start: pair.numeral.start, end: last.end + (unit?.length ?? 0) }
  })
  // hm2, m3: a digit of the unit is no number.
  const bare = found.filter(({ start }, index) => start >= (found[index - 1]?.end ?? 0))
  const all = withSurroundings(text, plain, clauses, bare)
  // What is no target does not part the words of a target beside it: 新增“五个一批”谋划项目超50个.
  const reasons = new Map(all.map((token) => [token.start, reasonToLeave(token, plain)]))
  const kept = withSurroundings(
    text,
    plain,
    clauses,
    bare.filter(({ start }) => !reasons.get(start)),
  )
  const left = all.flatMap((token) => {
    const reason = reasons.get(token.start)
    return reason ? [{ token, reason }] : []
  })
  const [targets, scopes] = withoutScopes(respectively(text, plain, kept), left, plain)
  return { targets, left: [...left, ...scopes].sort((a, b) => a.token.start - b.token.start) }
}

type BareToken = Pick<Token, 'numeral' | 'upper' | 'unit' | 'start' | 'end'>
interface LeftToken {
  readonly token: Token
  readonly reason: Reason
}

function withSurroundings(
  text: string,
  plain: string,
  clauses: readonly Clause[],
  bare: readonly BareToken[],
): Token[] {
  return bare.flatMap((token, index): Token[] => {
    const clause = clauses.find(({ start, end }) => token.start >= start && token.start < end)
    if (clause === undefined) return []
    const previous = bare[index - 1]
    const next = bare[index + 1]
    const from = Math.max(clause.start, previous?.end ?? 0)
    const until = next !== undefined && next.start < clause.end ? next.start : clause.end
    const before = plain.slice(from, token.start)
    const behind = plain.slice(token.end, until)
    return [
      {
        ...token,
        clause,
        before,
        upTo: plain.slice(clause.start, token.start),
        behind,
        time: timeBefore(plain, clauses, clause),
        phrase: phraseAt(text, plain, clause, token, previous?.end ?? 0, next?.start ?? plain.length),
        compared: comparatorAround(before, behind),
        shared: null,
      },
    ]
  })
}

const ONLY_TIME =
  /^\s*(?:力争|争取|确保|到|至|在)*[\d一二三四两]*[^,;。]{0,4}(?:年|年底|年末|月底前?|日前|季度末?|上半年|年内|底前)\s*$/u

/** 到2027年，…: the clause before, when it names a time and nothing else. */
function timeBefore(plain: string, clauses: readonly Clause[], clause: Clause): string {
  const before = clauses.find(({ end }) => end === clause.start - 1)
  const words = before === undefined ? '' : plain.slice(before.start, before.end)
  return plain[clause.start - 1] === ',' && words.length <= 14 && ONLY_TIME.test(words) ? words : ''
}

/** 引导17个专业市场、4个电商园区: what is joined to a scope by 、 is a scope too. */
function withoutScopes(
  targets: readonly Token[],
  left: readonly LeftToken[],
  plain: string,
): readonly [readonly Token[], readonly LeftToken[]] {
  const scopes: LeftToken[] = left.filter(({ reason }) => reason.rule === 'scope')
  const more: LeftToken[] = []
  const kept = targets.filter((token) => {
    const of = [...scopes, ...more].find(
      (scope) => scope.token.clause.start === token.clause.start && scope.token.end <= token.start,
    )
    if (of === undefined || !/^[^,;。\d]{0,12}[、和及]\s*$/u.test(plain.slice(of.token.end, token.start)))
      return true
    more.push({ token, reason: of.reason })
    return false
  })
  return [kept, more]
}

/** 6%-7%, 20至30: two numerals that are one range. */
function withRanges(
  plain: string,
  numerals: readonly Numeral[],
): { readonly numeral: Numeral; readonly upper: Numeral | null }[] {
  const pairs: { readonly numeral: Numeral; readonly upper: Numeral | null }[] = []
  for (let index = 0; index < numerals.length; index++) {
    const numeral = numerals[index]
    const next = numerals[index + 1]
    if (numeral === undefined) continue
    const between = next === undefined ? '' : plain.slice(numeral.end, next.start)
    const isRange =
      next !== undefined &&
      /^\s*(?:%|‰|个百分点|[\p{Script=Han}]{0,3}?)\s*(?:[-—–~－～至]|到)\s*$/u.test(between) &&
      !/\d|[提增降减升压]|达到|^到/u.test(between) &&
      Number(next.value) > Number(numeral.value)
    if (isRange) {
      pairs.push({ numeral, upper: next })
      index++
    } else pairs.push({ numeral, upper: null })
  }
  return pairs
}

/** The words of a number: from its clause's beginning or the separator after the number before, to the next separator. */
function phraseAt(
  text: string,
  plain: string,
  clause: Clause,
  token: { readonly start: number; readonly end: number },
  previousEnd: number,
  nextStart: number,
): string {
  let from = clause.start
  if (previousEnd > clause.start) {
    const gap = plain.slice(previousEnd, token.start)
    const at = gap.search(SEPARATOR)
    from = at < 0 ? previousEnd : previousEnd + at + 1
  }
  let until = clause.end
  if (nextStart < clause.end) {
    const gap = plain.slice(token.end, nextStart)
    const at = gap.search(SEPARATOR)
    until = at < 0 ? token.end : token.end + at
  }
  return text.slice(from, until).trim()
}

/** 分别增长7%、8%左右: two indicators, one phrase; the last comparator is said of all. */
function respectively(text: string, plain: string, tokens: readonly Token[]): Token[] {
  const result: Token[] = []
  for (let index = 0; index < tokens.length; ) {
    const first = tokens[index]
    if (first === undefined) break
    let end = index + 1
    while (end < tokens.length) {
      const [one, other] = [tokens[end - 1], tokens[end]]
      if (one === undefined || other === undefined || one.clause !== other.clause) break
      if (
        !/^\s*(?:左右|以上|以内|以下)?\s*[、和与及]\s*(?:增长|下降|达到?|为)?\s*$/u.test(
          plain.slice(one.end, other.start),
        )
      )
        break
      end++
    }
    const group = tokens.slice(index, end)
    const last = group.at(-1)
    if (group.length > 1 && last !== undefined && /分别/u.test(first.before)) {
      const subject = first.upTo.slice(0, first.upTo.indexOf('分别'))
      const names = subjectsOf(subject, group.length)
      const phrase = text
        .slice(first.clause.start, Math.min(last.clause.end, last.end + afterWord(plain, last.end)))
        .trim()
      for (const [place, token] of group.entries()) {
        const compared =
          token.compared.words === null || (place > 0 && token.compared.words === null)
            ? last.compared
            : token.compared
        result.push({
          ...token,
          unit: token.unit ?? last.unit,
          phrase,
          before: first.before,
          upTo: first.upTo,
          compared: compared.words === null ? first.compared : compared,
          shared: { index: place, names },
        })
      }
    } else result.push(...group)
    index = end
  }
  return result
}

const afterWord = (plain: string, at: number): number =>
  /^\s*(?:左右|上下|以上|以内|以下)/u.exec(plain.slice(at))?.[0].length ?? 0

const ONLY_REACHED = /^\s*(?:力争|确保|争取|努力)?(?:达到|达|实现|完成)\s*$/u
const BARE_GROWTH =
  /^[\s、和与及]*(?:同比|力争|确保|争取|年均|比上年|较上年)*(?:增长|增幅|增速|下降|减少)(?:达到?|为|约|超过?|突破)?\s*$/u

function targetOf(token: Token, { year, subject }: TextContext, last: ReadTarget | null): ReadTarget {
  const { numeral, upper, compared, before, upTo, behind, phrase, shared } = token
  const family = token.unit?.family ?? null
  const comparator = upper === null ? compared.comparator : 'between'
  const reached = ONLY_REACHED.test(before) && isGrowth(last?.kind) && family === 'share'
  const kind = kindOf({
    upTo: reached ? '增长' : before,
    behind,
    family,
    comparator,
    value: Number(numeral.value) * timesOf((upper ?? numeral).multiplier),
  })
  const isChained = BARE_GROWTH.test(before) || reached
  const named = shared?.names?.[shared.index] ?? null
  const about = isChained ? (subject ?? last?.name.replace(/增速$/u, '') ?? '') : ''
  const name =
    named === null
      ? nameOf(`${about}${before}`, behind, isGrowth(kind), phrase)
      : nameOf(named, '', isGrowth(kind), phrase)
  return {
    phrase,
    value: numeral.value,
    upper: upper?.value ?? null,
    against: null,
    unit: unitOf(token),
    comparator,
    kind,
    action: countsItems(kind) ? actionOf(upTo, behind) : null,
    firmness: isChained && last !== null && upTo === before ? chainedFirmness(token, last) : firmnessOf(upTo),
    deadline: dueIn(`${token.time}${upTo}${/^[^(]*\(([^)]*)\)/u.exec(behind)?.[1] ?? ''}`, year),
    name,
    rule: ruleOf(token),
    place: null,
  }
}

const chainedFirmness = (token: Token, last: ReadTarget): 'binding' | 'aspirational' =>
  firmnessOf(token.upTo) === 'aspirational' ? 'aspirational' : last.firmness

/** The unit with its multiplier, as written; what is counted in 万 without a measure word is people when it says so. */
function unitOf({ numeral, upper, unit, before, behind }: Token): string | null {
  const multiplier = (upper ?? numeral).multiplier
  if (unit !== null) return `${multiplier}${unit.name}`
  if (multiplier === '') return null
  return /(?:人口|就业|游客|人数|贫困|学生|居民|农民|职工)/u.test(`${before}${behind}`)
    ? `${multiplier}人`
    : multiplier
}

/** Names what decided the reading: the comparator's words, or that there were none. */
function ruleOf({ compared, upper, shared }: Token): string {
  if (shared !== null) return 'respectively'
  if (upper !== null) return 'range'
  return compared.words === null ? 'bare-number-at-least' : `comparator:${compared.words}`
}

/** What a clause says of a relation or a rank: its numbers belong to it. */
type OwnWords = (FoundRelation & { readonly is: 'relation' }) | (FoundRank & { readonly is: 'rank' })

function heldOrRanked(plain: string, { start, end }: Clause): readonly OwnWords[] {
  const words = plain.slice(start, end)
  const relations = relationsIn(words)
  if (relations.length > 0) return relations.map((one) => ({ ...one, is: 'relation' }))
  const rank = rankIn(words)
  return rank ? [{ ...rank, is: 'rank' }] : []
}

const JOINT = /^[\s、和与及并且]*(?:左右|上下|以上|以内|以下)?[\s、和与及并且]*/u

/** The target of a relation or a rank, and what it leaves open. */
function ownWords(
  text: string,
  plain: string,
  clause: Clause,
  own: OwnWords,
  others: readonly Token[],
  { year, subject }: TextContext,
  last: ReadTarget | null,
): { readonly target: ReadTarget; readonly doubts: readonly Doubt[] } {
  const at = clause.start + own.start
  const previous = others.findLast(({ end }) => end <= at)?.end ?? clause.start
  const joint = previous === clause.start ? 0 : (JOINT.exec(plain.slice(previous, at))?.[0].length ?? 0)
  const from = previous + joint
  const phrase = text.slice(from, others.length === 0 ? clause.end : clause.start + own.end).trim()
  const before = plain.slice(from, at)
  const known = subject ?? last?.name ?? ''
  const about = nameOf(before, '', false, '') === '' ? known : before
  const shared = {
    phrase,
    upper: null,
    action: null,
    firmness: firmnessOf(plain.slice(clause.start, at)),
    deadline: dueIn(plain.slice(clause.start, clause.end), year),
    place: null,
  }
  if (own.is === 'rank') {
    const name = nameOf(ranked(about), '', false, phrase)
    return {
      target: {
        ...shared,
        value: own.value,
        against: null,
        unit: own.unit ?? '位',
        comparator: 'at-most',
        kind: 'rank',
        name: `${name}位次`,
        rule: 'rank',
      },
      doubts: [],
    }
  }
  const isGrowing = own.partnerKind === 'economy' || /增长|增速|增幅|涨幅/u.test(`${about}${own.partner}`)
  const target: ReadTarget = {
    ...shared,
    value: null,
    against: { words: own.partner, kind: own.partnerKind, margin: own.margin },
    unit: '%',
    comparator: own.comparator,
    kind: 'relation',
    name: nameOf(about, '', isGrowing, phrase),
    rule: own.rule,
  }
  return { target, doubts: relationDoubts(target, own.open) }
}

/** Targets that a clause sets without a digit. */
function inWords(
  text: string,
  plain: string,
  clause: Clause,
  hasNumber: boolean,
  { year, subject }: TextContext,
): ReadTarget[] {
  const words = plain.slice(clause.start, clause.end)
  const phrase = text.slice(clause.start, clause.end).trim()
  return wordedTargets(words, hasNumber).map((found) => ({
    phrase,
    value: found.value,
    upper: null,
    against: null,
    unit: found.unit,
    comparator: found.comparator,
    kind: found.kind,
    action: found.count ? ('finish' as const) : null,
    firmness: firmnessOf(words),
    deadline: dueIn(words, year),
    name: nameOf(subject === undefined ? words : `${subject}${words}`, '', false, phrase).replace(
      /[。；;]$/u,
      '',
    ),
    rule: found.rule,
    place: null,
  }))
}
