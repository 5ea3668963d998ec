// What a page of another site shows in a frame: one gauge, or the gauges of a board; and the page that writes the lines for it.
import { inLanguage, queryOf, type Tally, talliedShares } from '../../boards/index.ts'
import type { GaugeTileView } from '../../boards/tiles/gauge.ts'
import type { Standpoint } from '../../core/standpoint.ts'
import { type Language, text } from '../../core/text.ts'
import { documentOf } from '../document.tsx'
import { drawn } from '../drawn.ts'
import type { Frame } from '../frame.ts'
import { gaugePicture, PICTURE_THEMES, PICTURE_WIDTHS, type PictureTheme } from '../gauge-picture.ts'
import { Button, Field, Form, named, Select } from '../kit/form.tsx'
import { lookedBackWords } from '../kit/looking-back.tsx'
import { Empty } from '../kit/notes.tsx'
import { pageOf } from '../kit/page.tsx'
import { speak } from '../kit/speak.ts'
import { safeHref } from '../safe-href.ts'
import { baseStyles, DARK_VARIABLES, LIGHT_VARIABLES } from '../styles/base.ts'
import { embedStyles, snippetStyles } from '../styles/embed.ts'
import { formStyles } from '../styles/form.ts'
import { StatusIcon } from '../wall/icons.tsx'

interface EmbedInput {
  readonly title: string
  /** 泉州市鲤城区 2022年 */
  readonly of: string
  readonly gauges: readonly GaugeTileView[]
  /** Of a board; null: it is one gauge. */
  readonly tally: Tally | null
  readonly theme: PictureTheme
  /** The whole page, for whoever clicks. */
  readonly href: string
  /** The frame itself, for whoever wants it anew. */
  readonly again: string
}

const WORDS = {
  more: text('在“对标”里看全部', 'See the whole in Duibiao'),
  nothing: text('没有可看的仪表。', 'There is no gauge to be seen.'),
  again: text('更新', 'Refresh'),
  pause: text('暂停自动更新', 'Stop refreshing'),
  lost: text('没有更新成功，稍后再试。', 'Could not be refreshed; it tries again later.'),
}

const VARIABLES: Readonly<Record<PictureTheme, string>> = {
  light: `:root{${LIGHT_VARIABLES}}`,
  dark: `:root{${DARK_VARIABLES}}`,
  auto: `:root{${LIGHT_VARIABLES}}@media (prefers-color-scheme:dark){:root{${DARK_VARIABLES}}}`,
}

/** No navigation, nobody's name: the same for all who look. Links open outside the frame. */
export function renderEmbed(
  { title, of, gauges, tally, theme, href, again }: EmbedInput,
  frame: Frame,
): string {
  const { lang, look } = frame
  const say = speak(WORDS, lang)
  const past = lookedBackWords(look, lang)
  return documentOf(
    {
      title,
      styles: baseStyles + VARIABLES[theme] + embedStyles,
      bodyClass: 'embed',
      scripts: frame.assets.embed ? [frame.assets.embed] : [],
      body: (
        <main>
          {past !== '' && <p class="past">{past}</p>}
          {tally === null && <h1 class="sr">{title}</h1>}
          {tally && (
            <div data-part="said">
              <h1>{title}</h1>
              <p class="lead">{of}</p>
              <p class="counts">
                {talliedShares(tally).map(({ status, light, word, count }) => (
                  <span key={word} class={`state light-${light}`}>
                    <StatusIcon status={status} light={light} />
                    {word} {count}
                  </span>
                ))}
              </p>
            </div>
          )}
          {gauges.length === 0 && <p class="lead">{say('nothing')}</p>}
          <div class={tally ? 'gauges' : 'gauges one'} data-part="gauges">
            {gauges.map((view) => (
              <a
                key={view.id}
                href={inLanguage(view.href, lang)}
                target="_blank"
                rel="noopener"
                {...drawn(gaugePicture({ view, lang, theme: 'auto', width: null, alone: false, past: '' }))}
              />
            ))}
          </div>
          <p class="more">
            <a href={inLanguage(href, lang)} target="_blank" rel="noopener">
              {say('more')}
            </a>
            {!tally && ` · ${of}`} · <a href={safeHref(again)}>{say('again')}</a>{' '}
            <button type="button" data-pause aria-pressed="false" hidden>
              {say('pause')}
            </button>{' '}
            <span role="status" data-lost hidden>
              {say('lost')}
            </span>
          </p>
        </main>
      ),
    },
    frame,
  )
}

interface SnippetInput {
  /** What can be shown, as `indicators/gdp` or `boards/all`. */
  readonly subjects: readonly { readonly id: string; readonly name: string }[]
  /** One of them; null: there is none. */
  readonly chosen: string | null
  readonly theme: PictureTheme
  readonly language: Language
  readonly width: number
  /** With a plan where the address named one. */
  readonly look: Partial<Standpoint>
  /** Where we are reached, without a slash at the end. */
  readonly origin: string
  /** Sites whose frames are taken; empty: none. */
  readonly embedders: readonly string[]
  /** Whoever looks must show a token. */
  readonly closed: boolean
}

const SNIPPET_WORDS = {
  title: text('嵌入别的网页', 'Embed in another page'),
  lead: text(
    '选一个指标或一块大屏，把下面几行放进门户网页。对方看到的是访客能看的：未到发布时间的数据不出现。',
    'Choose an indicator or a board and put the lines below into the portal’s page. It shows what a visitor may see: nothing before its release.',
  ),
  subject: text('显示什么', 'What'),
  theme: text('底色', 'Theme'),
  light: text('浅色', 'Light'),
  dark: text('深色', 'Dark'),
  auto: text('随系统', 'As the reader’s system'),
  language: text('语言', 'Language'),
  width: text('宽度（像素）', 'Width in pixels'),
  show: text('写出代码', 'Write it'),
  picture: text('一张图片', 'A picture (img)'),
  frame: text('一个框架', 'A frame (iframe)'),
  trial: text('看起来是这样', 'It looks like this'),
  none: text('还没有指标和大屏。', 'There are no indicators or boards yet.'),
  allowed: text('允许嵌入的网站：{sites}。', 'Sites that may embed: {sites}.'),
  nobody: text(
    '还没有网站可以用框架嵌入：由部署人员按文档允许门户网站。图片不受此限。',
    'No site may use a frame yet: an administrator sets FRAME_ANCESTORS. Pictures are not bound by it.',
  ),
  closed: text(
    '本服务不对访客开放：在“我的”页领取只有“只看嵌入别处的仪表和大屏”这一项权限的口令，换掉代码里的“口令”。别的口令放在地址里无效。',
    'This service is not open to visitors: make a token on your own page with nothing but the right to see embedded gauges, and put it in the place of TOKEN. Any other token is refused in an address.',
  ),
  token: text('口令', 'TOKEN'),
} as const

export function renderSnippet(input: SnippetInput, frame: Frame): string {
  const { lang } = frame
  const { subjects, chosen, theme, language, width, embedders, closed, look } = input
  const say = speak(SNIPPET_WORDS, lang)
  const name = subjects.find(({ id }) => id === chosen)?.name ?? ''
  const children = (
    <>
      <h1>{say('title')}</h1>
      <p class="lead">{say('lead')}</p>
      <p class="lead">
        {embedders.length > 0 ? say('allowed', { sites: embedders.join(' ') }) : say('nobody')}
      </p>
      {closed && <p class="lead">{say('closed')}</p>}
      <Form class="card form wide" method="get" action="/embed" hidden={{ plan: look.plan }}>
        <Select label={say('subject')} name="subject" options={named(subjects)} chosen={chosen} />
        <Select
          label={say('theme')}
          name="theme"
          options={PICTURE_THEMES.map((one) => [one, say(one)])}
          chosen={theme}
        />
        <Select
          label={say('language')}
          name="language"
          options={[
            ['zh', '中文'],
            ['en', 'English'],
          ]}
          chosen={language}
        />
        <Field
          label={say('width')}
          type="number"
          name="size"
          value={String(width)}
          min={PICTURE_WIDTHS.least}
          max={PICTURE_WIDTHS.most}
        />
        <Button main>{say('show')}</Button>
      </Form>
      {chosen === null ? <Empty>{say('none')}</Empty> : <Lines input={input} name={name} lang={lang} />}
    </>
  )
  return pageOf({ title: say('title'), styles: formStyles + snippetStyles, children }, frame)
}

/** Pixels of a frame: of a picture with its link below it, or of a board of some rows. */
const HEIGHTS = { indicators: (width: number) => Math.round(width * 0.82) + 60, boards: () => 640 } as const

function Lines({ input, name, lang }: { input: SnippetInput; name: string; lang: Language }) {
  const { chosen, theme, language, width, origin, closed, look } = input
  const say = speak(SNIPPET_WORDS, lang)
  const [kind = '', ...rest] = (chosen ?? '').split('/')
  const id = encodeURIComponent(rest.join('/'))
  const query = (more: Readonly<Record<string, string>>, token: string | null): string => {
    const words = new URLSearchParams(queryOf(look))
    for (const [key, value] of Object.entries({ theme, lang: language, ...more })) words.set(key, value)
    if (token !== null) words.set('token', token)
    return words.toString()
  }
  const token = closed ? say('token') : null
  const picture = `/gauges/${id}.svg`
  const page = `/embed/${kind}/${id}`
  const height = kind === 'indicators' ? HEIGHTS.indicators(width) : HEIGHTS.boards()
  const quoted = (value: string): string =>
    value.replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/</g, '&lt;')
  const tags = {
    picture: `<img src="${quoted(`${origin}${picture}?${query({ size: String(width) }, token)}`)}" width="${width}" alt="${quoted(name)}">`,
    frame: `<iframe src="${quoted(`${origin}${page}?${query({}, token)}`)}" width="${kind === 'indicators' ? width : '100%'}" height="${height}" title="${quoted(name)}" style="border:0" loading="lazy"></iframe>`,
  }
  return (
    <>
      {kind === 'indicators' && (
        <label class="snippet">
          <b>{say('picture')}</b>
          <textarea readonly spellcheck={false} value={tags.picture} />
        </label>
      )}
      <label class="snippet">
        <b>{say('frame')}</b>
        <textarea readonly spellcheck={false} value={tags.frame} />
      </label>
      <h2>{say('trial')}</h2>
      <div class="trial">
        <iframe
          src={`${page}?${query({}, null)}`}
          width={kind === 'indicators' ? width : '100%'}
          height={height}
          title={name}
          loading="lazy"
        />
      </div>
    </>
  )
}
