// What changed of the things that somebody follows: for their own page, the overview and the day's letter.
import type { FollowerNews } from '../alerts/followed.ts'
import { speakersFor } from '../core/answerable.ts'
import type { Released } from '../core/clearance.ts'
import { type FollowedChange, followedChanges, followedOf, type SlipNews } from '../core/followed.ts'
import { grouped } from '../core/grouped.ts'
import { mayRead, type Writer } from '../core/narrative.ts'
import type { Instant } from '../core/period.ts'
import type { Plan } from '../core/plan.ts'
import { text } from '../core/text.ts'
import type { People } from '../people/people.ts'
import { slipsOf } from '../slips/fold.ts'
import { LEVEL_WORDS } from '../slips/ladder.ts'
import { matterName } from '../slips/sheet.ts'
import type { Slip } from '../slips/slip.ts'
import type { Store } from '../store/store.ts'
import type { Pictures } from './pictures.ts'

interface FollowedNews {
  readonly plan: Plan
  /** The latest first. */
  readonly changes: readonly FollowedChange[]
}

/** Of everybody who follows something, as everybody may see it: letters go to machines that are not ours. */
export async function newsOfFollowers(
  deps: Parameters<typeof followedNews>[0] & { readonly people: Pick<People, 'followers' | 'own'> },
  span: Pick<NewsAsked, 'since' | 'until'>,
): Promise<readonly FollowerNews[]> {
  const all: FollowerNews[] = []
  for (const person of deps.people.followers()) {
    const asked = { ...span, reader: null, released: span.until }
    all.push({ person, news: await followedNews(deps, deps.people.own(person).following, asked) })
  }
  return all
}

interface NewsAsked {
  /** After this moment. */
  readonly since: Instant
  /** By this moment. */
  readonly until: Instant
  readonly reader: Writer | null
  readonly released: Released
}

/**
 * By plan, of those that there are. Figures are those that everybody may see, texts those that this reader may, slips those
 * that somebody signed for.
 */
export async function followedNews(
  { store, pictures }: { readonly store: Pick<Store, 'texts' | 'slips'>; readonly pictures: Pictures },
  keys: Iterable<string>,
  { since, until, reader, released }: NewsAsked,
): Promise<readonly FollowedNews[]> {
  const followed = [...keys].flatMap((key) => followedOf(key) ?? [])
  const known = new Set((await pictures.plans(null)).map(({ plan }) => plan.id))
  const news: FollowedNews[] = []
  for (const [id, own] of grouped(followed, ({ plan }) => plan)) {
    const picture = known.has(id) ? await pictures.of({ plan: id, asOf: null, knownAt: null }) : null
    if (!picture) continue
    const { plan } = picture.kept
    const [kept, events] = await Promise.all([
      store.texts.narratives({ plan: id, knownAt: until }),
      store.slips.ofPlan(id),
    ])
    const narratives = kept.filter((one) => {
      const task = plan.tasks.find(({ number }) => number === one.task)
      return task !== undefined && mayRead(one, { plan, task, reader, released })
    })
    const slips = [...slipsOf(events).values()].flatMap((slip) => newsOf(slip, plan))
    const answers = (named: readonly string[], unit: string): boolean =>
      speakersFor(plan, named).includes(unit)
    const ground = { plan, figures: picture.figures, narratives, slips, since, until }
    news.push({ plan, changes: followedChanges(own, ground, answers) })
  }
  return news
}

/** That it was opened, and how it ended; what nobody signed for is told to nobody. */
function newsOf(slip: Slip, plan: Plan): readonly SlipNews[] {
  if (slip.drafted) return []
  const { id, matter, number, level, opened, ending } = slip
  const { kind, id: subject } = matter.subject
  const name = matterName(slip, plan)
  const about = {
    slip: id,
    indicator: kind === 'indicator' ? subject : null,
    task: kind === 'task' ? Number(subject) : null,
    title: text(name, plan.indicators.find((one) => one.id === subject)?.nameEn ?? name),
  }
  const colour = LEVEL_WORDS[level]
  return [
    {
      ...about,
      at: opened.at,
      words: text(`督查单 ${number.text}（${colour.zh}）`, `slip ${number.text} (${colour.en})`),
    },
    ...(ending
      ? [
          {
            ...about,
            at: ending.at,
            words: text(`督查单 ${number.text} 已了结`, `slip ${number.text} is over`),
          },
        ]
      : []),
  ]
}
