// What every desk page has around its content: navigation, language, the day looked at, whether figures are made up.
import type { ComponentChildren } from 'preact'
import { type Look, queryOf } from '../../boards/index.ts'
import { dayOf } from '../../core/period.ts'
import { dayWords, momentWords } from '../day-words.ts'
import { documentOf } from '../document.tsx'
import type { Frame } from '../frame.ts'
import { sayIn } from '../messages/index.ts'
import { pageStyles } from '../styles/page.ts'
import { hrefIn } from './href-in.ts'
import { PersonLinks } from './person-links.tsx'

export interface PageInput {
  readonly title: string
  /** Any shown figure is made up. */
  readonly demo: boolean
  /** Whether the page can be looked at as of another day. */
  readonly dated: boolean
  /** Styles of this kind of page, besides those of all. */
  readonly styles?: string
  /** Addresses of module scripts; none when absent. */
  readonly scripts?: readonly string[]
  /** What the address asks for besides the look, so that it travels with language and day; nothing when absent. */
  readonly kept?: Readonly<Record<string, string>>
  readonly children: ComponentChildren
}

export function pageOf(
  { title, demo, dated, styles = '', scripts = [], kept = {}, children }: PageInput,
  frame: Frame,
): string {
  const { lang, look, path } = frame
  const say = sayIn(lang)
  const other = lang === 'zh' ? 'en' : 'zh'
  return documentOf(
    {
      title: `${title} · ${say('product')}`,
      styles: pageStyles + styles,
      bodyClass: 'desk',
      scripts: [...scripts, ...(frame.unread != null && frame.assets.unread ? [frame.assets.unread] : [])],
      body: (
        <>
          <a class="skip" href="#content">
            {say('skip')}
          </a>
          <header class="top">
            <nav>
              <a class="brand" href={`/${queryOf({ ...look, plan: null })}`}>
                {say('product')}
              </a>
              <a href={`/${queryOf(look)}`}>{say('boards')}</a>
              <a href={hrefIn(frame, '/alerts')}>{say('alerts')}</a>
              <a href="/docs">{say('apiDocs')}</a>
              <PersonLinks frame={frame} />
              <a
                class="lang"
                href={addressOf(path, { ...look, lang: other }, kept)}
                lang={other === 'zh' ? 'zh-CN' : 'en'}
              >
                {say('otherLanguage')}
              </a>
            </nav>
          </header>
          <main id="content">
            {frame.lossy && (
              <p class="lossy-note" role="alert">
                {say('lossy')} <a href="/health">{say('lossyMore')}</a>
              </p>
            )}
            {dated && <LookForm frame={frame} kept={kept} />}
            {demo && <p class="demo-note">{say('demoExplained')}</p>}
            {dated && <LookedBack frame={frame} kept={kept} />}
            {children}
          </main>
        </>
      ),
    },
    frame,
  )
}

type Kept = NonNullable<PageInput['kept']>

function addressOf(path: string, look: Look, kept: Kept): string {
  const query = new URLSearchParams(queryOf(look))
  for (const [name, value] of Object.entries(kept)) query.set(name, value)
  const text = query.toString()
  return text === '' ? path : `${path}?${text}`
}

function LookedBack({ frame, kept }: { frame: Frame; kept: Kept }) {
  const { look, lang, path } = frame
  const say = sayIn(lang)
  if (!look.asOf && !look.knownAt) return null
  const parts = [
    look.asOf && say('lookingBack', { day: dayWords(look.asOf, lang) }),
    look.knownAt && say('lookingBackKnown', { at: momentWords(look.knownAt) }),
  ].filter(Boolean)
  const now: Look = { ...look, asOf: null, knownAt: null }
  return (
    <p class="back">
      {parts.join(lang === 'zh' ? '，' : ', ')}　<a href={addressOf(path, now, kept)}>{say('backToNow')}</a>
    </p>
  )
}

/** Works without script: a day, and the day as whose knowledge it is looked at. */
function LookForm({ frame, kept }: { frame: Frame; kept: Kept }) {
  const { look, lang, path, today } = frame
  const say = sayIn(lang)
  return (
    <div class="look">
      <form method="get" action={path}>
        {look.plan && <input type="hidden" name="plan" value={look.plan} />}
        {look.lang && <input type="hidden" name="lang" value={look.lang} />}
        {Object.entries(kept).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <label>
          {say('asOf')} <input type="date" name="as-of" value={look.asOf ?? today} max="2999-12-31" />
        </label>
        <label>
          {say('knownAt')}{' '}
          <input type="date" name="known-at" value={look.knownAt ? dayOf(look.knownAt) : ''} />
        </label>
        <button type="submit">{say('look')}</button>
      </form>
    </div>
  )
}
