// `/help`: the documentation that ships with the product, to read and to search.
import { text } from '../../core/text.ts'
import { drawn } from '../drawn.ts'
import type { Frame } from '../frame.ts'
import { Button, Field, Form } from '../kit/form.tsx'
import { Empty } from '../kit/notes.tsx'
import { pageOf } from '../kit/page.tsx'
import { speak } from '../kit/speak.ts'
import type { Doc } from '../markdown.ts'
import { deskStyles } from '../styles/desk.ts'
import { formStyles } from '../styles/form.ts'
import { helpStyles } from '../styles/help.ts'

/** A page by the name in its address. */
export interface HelpPage {
  readonly name: string
  readonly doc: Doc
}

interface HelpHit {
  readonly name: string
  readonly title: string
  /** The heading under which it stands. */
  readonly id: string
  readonly heading: string
  readonly excerpt: string
}

interface HelpInput {
  readonly pages: readonly HelpPage[]
  /** What is looked for; empty: nothing. */
  readonly words: string
  readonly hits: readonly HelpHit[]
}

const WORDS = {
  title: text('使用说明', 'Help'),
  how: text(
    '说明随软件一起安装，不联网也能看。',
    'These pages are installed with the product and need no network. Most are in Chinese.',
  ),
  search: text('在说明里找', 'Search the help'),
  words: text('找什么', 'Words'),
  find: text('查找', 'Search'),
  found: text('找到 {n} 处', '{n} place(s) found'),
  none: text(
    '没有找到。换个说法，或看下面的目录。',
    'Nothing was found. Try other words, or see the contents below.',
  ),
  contents: text('目录', 'Contents'),
  on: text('本页内容', 'On this page'),
  work: text('怎样用', 'How to use it'),
  look: text('查阅', 'Reference'),
  run: text('运行维护', 'Running it'),
} as const

/** Pages that are not named stand under the last heading. */
const GROUPS = [
  ['work', ['desk', 'for-the-bureau', 'plans', 'alerts', 'papers', 'wall', 'alerts-2022']],
  ['look', ['plan-format', 'kinds', 'checks', 'channels', 'roles', 'words', 'limits']],
] as const

export function renderHelp({ pages, words, hits }: HelpInput, frame: Frame): string {
  const say = speak(WORDS, frame.lang)
  const named = new Set<string>(GROUPS.flatMap(([, names]) => names))
  const groups = [
    ...GROUPS.map(([title, names]) => ({
      title: say(title),
      pages: names.flatMap((name) => pages.find((page) => page.name === name) ?? []),
    })),
    { title: say('run'), pages: pages.filter(({ name }) => !named.has(name)) },
  ]
  const children = (
    <>
      <h1>{say('title')}</h1>
      <p class="lead">{say('how')}</p>
      <Search words={words} frame={frame} />
      {words !== '' &&
        (hits.length === 0 ? (
          <Empty>{say('none')}</Empty>
        ) : (
          <section>
            <h2>{say('found', { n: hits.length })}</h2>
            <ol class="hits">
              {hits.map(({ name, title, id, heading, excerpt }) => (
                <li key={`${name}#${id}`}>
                  <a href={`/help/${name}#${encodeURIComponent(id)}`}>
                    {title}
                    {heading !== title && ` › ${heading}`}
                  </a>
                  <p>{excerpt}</p>
                </li>
              ))}
            </ol>
          </section>
        ))}
      {groups
        .filter((group) => group.pages.length > 0)
        .map((group) => (
          <section key={group.title}>
            <h2>{group.title}</h2>
            <ul class="docs-list">
              {group.pages.map(({ name, doc }) => (
                <li key={name}>
                  <a href={`/help/${name}`}>{doc.title}</a>
                </li>
              ))}
            </ul>
          </section>
        ))}
    </>
  )
  return pageOf({ title: say('title'), styles: formStyles + deskStyles + helpStyles, children }, frame)
}

export function renderHelpPage({ doc }: HelpPage, frame: Frame): string {
  const say = speak(WORDS, frame.lang)
  const parts = doc.parts.filter(({ text: heading }) => heading !== doc.title)
  const children = (
    <>
      <p class="lead">
        <a href="/help">{say('title')}</a>
      </p>
      <h1>{doc.title}</h1>
      <Search words="" frame={frame} />
      {parts.length > 2 && parts.length < MOST_PARTS && (
        <nav class="months" aria-label={say('on')}>
          {parts.map(({ id, text: heading }) => (
            <a key={id} href={`#${encodeURIComponent(id)}`}>
              {heading}
            </a>
          ))}
        </nav>
      )}
      <article class="doc" {...drawn(doc.html)} />
    </>
  )
  return pageOf({ title: doc.title, styles: formStyles + deskStyles + helpStyles, children }, frame)
}

/** A longer list of headings says nothing. */
const MOST_PARTS = 30

function Search({ words, frame: { lang } }: { words: string; frame: Frame }) {
  const say = speak(WORDS, lang)
  return (
    <Form class="filter" method="get" action="/help" label={say('search')}>
      <Field label={say('words')} name="words" value={words} maxLength={100} />
      <Button>{say('find')}</Button>
    </Form>
  )
}
