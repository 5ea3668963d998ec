// The pages of a long list: where one is, the page before and the next one.
import { type Language, text } from '../../core/text.ts'
import { speak } from './speak.ts'

const WORDS = {
  pages: text('翻页', 'Pages'),
  page: text('第 {p} 页，共 {m} 页', 'page {p} of {m}'),
  before: text('上一页', 'Page before'),
  after: text('下一页', 'Next page'),
} as const

interface PagerInput {
  /** The first is 1. */
  readonly page: number
  readonly pages: number
  /** How much there is on all of them: 共 300 行. */
  readonly counted: string
  readonly href: (page: number) => string
  readonly lang: Language
}

/** Nothing where there is one page. */
export function Pager({ page, pages, counted, href, lang }: PagerInput) {
  if (pages <= 1) return null
  const say = speak(WORDS, lang)
  return (
    <nav class="actions" aria-label={say('pages')}>
      <p class="lead">{[counted, say('page', { p: page, m: pages })].join(lang === 'zh' ? '，' : ', ')}</p>
      {page > 1 && (
        <a class="button" href={href(page - 1)}>
          {say('before')}
        </a>
      )}
      {page < pages && (
        <a class="button" href={href(page + 1)}>
          {say('after')}
        </a>
      )}
    </nav>
  )
}
