// The one box in which anything is looked for, in the head of every page: a form without script, a list under it with one.
import { text } from '../../core/text.ts'
import type { Frame } from '../frame.ts'
import { Form, lookFields } from './form.tsx'
import { speak } from './speak.ts'

const WORDS = {
  search: text('搜索', 'Search'),
  hint: text('任务、指标、单位、拼音首字母', 'tasks, indicators, units, pinyin'),
  /** Said by the list: what it lists, and that there is nothing. */
  found: text('搜索结果', 'What was found'),
  nothing: text('没有找到', 'Nothing was found'),
  all: text('全部结果', 'All results'),
} as const

export const SEARCH_PATH = '/search'

/** `asked`: what is looked for on the page itself. */
export function SearchBox({ frame, asked }: { frame: Frame; asked: string }) {
  const { person, lang, look } = frame
  // A television looks for nothing.
  if (person?.role === 'screen') return null
  const say = speak(WORDS, lang)
  return (
    <search
      class="seek"
      data-search
      data-lang={lang}
      data-found={say('found')}
      data-nothing={say('nothing')}
      data-all={say('all')}
    >
      <Form class="" method="get" action={SEARCH_PATH} hidden={lookFields(look)}>
        <input
          type="search"
          name="q"
          value={asked}
          maxLength={100}
          aria-label={say('search')}
          aria-keyshortcuts="/"
          placeholder={say('hint')}
          autocomplete="off"
          autocapitalize="none"
          spellcheck={false}
        />
        <span class="slash" aria-hidden="true">
          /
        </span>
      </Form>
    </search>
  )
}
