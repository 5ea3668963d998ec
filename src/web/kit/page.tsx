// What every page has around its content: navigation, language, the day looked at, whether figures are made up.
import type { ComponentChildren } from 'preact'
import { queryOf } from '../../boards/index.ts'
import { vantageOf } from '../../core/standpoint.ts'
import { LANGUAGE_TAGS, text } from '../../core/text.ts'
import { documentOf } from '../document.tsx'
import type { Frame } from '../frame.ts'
import { sayIn } from '../messages/index.ts'
import { pageStyles } from '../styles/page.ts'
import { searchStyles } from '../styles/search.ts'
import { type Kept, LookedBack, LookForm, lookAddress, NoPast } from './looking-back.tsx'
import { HelpLink, Navigation } from './navigation.tsx'
import { SEARCH_PATH, SearchBox } from './search-box.tsx'
import { speak } from './speak.ts'

interface PageInput {
  readonly title: string
  /** Any shown figure is made up; none is when absent. */
  readonly demo?: boolean
  /** Whether the page can be looked at as of another day; it cannot when absent. */
  readonly dated?: boolean
  /** Styles of this kind of page, besides those of all. */
  readonly styles?: string
  /** Addresses of module scripts; none when absent. */
  readonly scripts?: readonly string[]
  /** What the address asks for besides the look, so that it travels with language and day; nothing when absent. */
  readonly kept?: Kept
  readonly children: ComponentChildren
}

export function pageOf(
  { title, demo = false, dated = false, styles = '', scripts = [], kept = {}, children }: PageInput,
  frame: Frame,
): string {
  const { lang, look, unread, assets } = frame
  const say = sayIn(lang)
  const own = speak(WORDS, lang)
  const { past } = vantageOf(look, frame.now)
  return documentOf(
    {
      title: `${title} · ${say('product')}`,
      styles: pageStyles + searchStyles + styles,
      bodyClass: 'desk',
      scripts: [
        ...scripts,
        ...(unread != null && assets.unread ? [assets.unread] : []),
        ...(assets.search ? [assets.search] : []),
        ...(assets.deeds ? [assets.deeds] : []),
      ],
      body: (
        <>
          <a class="skip" href="#content">
            {say('skip')}
          </a>
          <header class="top">
            <div class="row">
              <a class="brand" href={`/${queryOf({ ...look, plan: null })}`}>
                {say('product')}
              </a>
              <Navigation frame={frame} />
              <SearchBox frame={frame} asked={frame.path === SEARCH_PATH ? (kept.q ?? '') : ''} />
              <p class="own">
                <HelpLink frame={frame} />
                <PersonLinks frame={frame} />
                <LanguageSwitch frame={frame} kept={kept} />
              </p>
            </div>
          </header>
          <main id="content">
            {frame.lossy && (
              <p class="lossy-note" role="alert">
                {say('lossy')} <a href="/health">{say('lossyMore')}</a>
              </p>
            )}
            {!past && (frame.silenced?.length ?? 0) > 0 && (
              <p class="lossy-note" role="alert">
                {say('silenced')}
                {frame.silenced?.map((words) => words[lang]).join(' ')}{' '}
                <a href="/alerts/holds">{say('silencedMore')}</a>
              </p>
            )}
            {dated && !past && (frame.resting?.length ?? 0) > 0 && (
              <p class="resting-note">
                {say('resting')}
                {frame.resting?.map((words) => words[lang]).join(' ')}
              </p>
            )}
            {dated && <LookForm frame={frame} kept={kept} />}
            {demo && <p class="demo-note">{say('demoExplained')}</p>}
            {dated ? <LookedBack frame={frame} kept={kept} /> : <NoPast frame={frame} kept={kept} />}
            {children}
          </main>
          <footer class="foot-of-all">
            <a href="/help">{own('help')}</a> <a href="/docs">{say('apiDocs')}</a>{' '}
            <a href="/docs/problems">{own('problems')}</a> <a href="/health">{own('health')}</a>
          </footer>
        </>
      ),
    },
    frame,
  )
}

const WORDS = {
  signIn: text('登录', 'Sign in'),
  inbox: text('消息', 'Inbox'),
  help: text('使用说明', 'Help'),
  problems: text('错误一览', 'Problems'),
  health: text('运行状况', 'State of the service'),
}

/** Who is signed in, and the places that are theirs. */
function PersonLinks({ frame: { person, lang, unread } }: { frame: Frame }) {
  const say = speak(WORDS, lang)
  if (!person) return <a href="/sign-in">{say('signIn')}</a>
  return (
    <>
      {unread != null && (
        <a class="unread" href="/inbox" data-unread>
          {say('inbox')} <b hidden={unread === 0}>{unread}</b>
        </a>
      )}
      {person.role !== 'screen' && <a href="/me">{person.name}</a>}
    </>
  )
}

/** The same page in the other language, which the reader’s browser then keeps. */
function LanguageSwitch({ frame: { lang, look, path }, kept }: { frame: Frame; kept: Kept }) {
  const other = lang === 'zh' ? 'en' : 'zh'
  return (
    <a class="lang" href={lookAddress(path, look, { lang: other, ...kept })} lang={LANGUAGE_TAGS[other]}>
      {sayIn(lang)('otherLanguage')}
    </a>
  )
}
