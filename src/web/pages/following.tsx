// `/me/following`: what somebody follows, what of it changed lately, and the views of lists that they keep.
import { indicatorHref, taskHref, unitHref } from '../../boards/index.ts'
import { type Followed, type FollowedChange, followedKey } from '../../core/followed.ts'
import { type Text, text } from '../../core/text.ts'
import type { Frame } from '../frame.ts'
import { FollowedNewsList } from '../kit/followed-news.tsx'
import { ButtonForm } from '../kit/form.tsx'
import { Empty } from '../kit/notes.tsx'
import { pageOf } from '../kit/page.tsx'
import { speak } from '../kit/speak.ts'
import { Table } from '../kit/table.tsx'
import { formStyles } from '../styles/form.ts'

interface FollowingInput {
  /** `name` null: the plan has it no more, or is not shown any more. */
  readonly followed: readonly (Followed & { readonly name: Text | null })[]
  readonly news: readonly {
    readonly plan: { readonly id: string; readonly title: string }
    readonly changes: readonly FollowedChange[]
  }[]
  /** Of so many days. */
  readonly days: number
  readonly views: readonly { readonly name: string; readonly path: string }[]
}

const WORDS = {
  title: text('我的关注', 'What I follow'),
  lead: text(
    '在指标、任务、单位的页面上按“关注”；变化随工作日的当日摘要送达，也列在这里。',
    'Press “Follow” on the page of an indicator, task or unit; what changes comes with the digest of working days and stands here.',
  ),
  changes: text('近 {n} 天的变化', 'What changed in {n} days'),
  nothing: text('没有变化。', 'Nothing changed.'),
  followed: text('关注的事项', 'What is followed'),
  none: text(
    '还没有关注任何事项。打开一个指标、任务或单位，按“关注”。',
    'Nothing is followed yet. Open an indicator, task or unit and press “Follow”.',
  ),
  gone: text('已不在年度目标中', 'no longer in the plan'),
  unfollow: text('不再关注', 'Unfollow'),
  views: text('存下的视图', 'Views kept'),
  noViews: text(
    '还没有存下视图。在台账里选好条件，在表格上方起个名字存下。',
    'No view is kept yet. Choose conditions on the ledger and keep them under a name above its table.',
  ),
  remove: text('删去', 'Remove'),
} as const

const MOST_CHANGES = 100

const hrefOf = ({ plan, kind, id }: Followed): string =>
  ({
    indicator: () => indicatorHref(id, { plan }),
    task: () => taskHref(Number(id), { plan }),
    unit: () => unitHref(id, { plan }),
  })[kind]()

export function renderFollowing({ followed, news, days, views }: FollowingInput, frame: Frame): string {
  const { lang } = frame
  const say = speak(WORDS, lang)
  const some = news.filter(({ changes }) => changes.length > 0)
  const children = (
    <>
      <h1>{say('title')}</h1>
      <p class="lead">{say('lead')}</p>
      {followed.length > 0 && (
        <>
          <h2>{say('changes', { n: days })}</h2>
          {some.length === 0 && <Empty>{say('nothing')}</Empty>}
          {some.map(({ plan, changes }) => (
            <section key={plan.id}>
              {some.length > 1 && <h3 lang="zh-CN">{plan.title}</h3>}
              <div class="card">
                <FollowedNewsList frame={frame} plan={plan.id} changes={changes} most={MOST_CHANGES} />
              </div>
            </section>
          ))}
        </>
      )}
      <h2>{say('followed')}</h2>
      <Table
        label={say('followed')}
        rows={followed}
        empty={say('none')}
        columns={[
          {
            class: 'wrap',
            cell: (one) =>
              one.name ? <a href={hrefOf(one)}>{one.name[lang]}</a> : `${one.id} · ${say('gone')}`,
          },
          {
            cell: (one) => (
              <ButtonForm
                action="/me/unfollow"
                hidden={{ plan: one.plan, kind: one.kind, id: one.id, back: frame.path }}
                word={say('unfollow')}
                more={one.name?.[lang] ?? followedKey(one)}
                small
              />
            ),
          },
        ]}
      />
      <h2>{say('views')}</h2>
      <Table
        label={say('views')}
        rows={views}
        empty={say('noViews')}
        columns={[
          { class: 'wrap', cell: ({ name, path }) => <a href={path}>{name}</a> },
          {
            cell: ({ name }) => (
              <ButtonForm
                action="/me/views/remove"
                hidden={{ name, back: frame.path }}
                word={say('remove')}
                more={name}
                small
              />
            ),
          },
        ]}
      />
    </>
  )
  return pageOf({ title: say('title'), styles: formStyles, children }, frame)
}
