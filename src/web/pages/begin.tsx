// Beginning a real office: four steps, each with what is done and what comes next, and the demonstration put away.
import { queryOf } from '../../boards/links.ts'
import type { BeginStep } from '../../core/beginning.ts'
import type { Plan } from '../../core/plan.ts'
import { type Text, text } from '../../core/text.ts'
import type { Frame } from '../frame.ts'
import { Button, Field, Form } from '../kit/form.tsx'
import { Note } from '../kit/notes.tsx'
import { pageOf } from '../kit/page.tsx'
import { type Speak, speak } from '../kit/speak.ts'
import { beginStyles } from '../styles/begin.ts'
import { formStyles } from '../styles/form.ts'
import { StatusIcon } from '../wall/icons.tsx'

interface BeginInput {
  readonly steps: readonly BeginStep[]
  /** The plan whose template is offered; null: there is none yet. */
  readonly plan: Plan | null
  readonly demonstration: { readonly plan: Plan; readonly state: 'shown' | 'hidden' | 'put-away' } | null
  /** Why the demonstration was not put away; null: nobody tried. */
  readonly failure: Text | null
}

const WORDS = {
  title: text('开始自己的年度', 'Begin with your own plan'),
  how: text(
    '四步，先后不限，随时可以离开再回来：做到哪里，看现有的内容就知道。',
    'Four steps in any order. Leave and come back whenever you like: how far you are is read from what there is.',
  ),
  all: text('四步都已完成，可以日常使用了。', 'All four steps are done: the office runs.'),
  progress: text('已完成 {n}/4 步', '{n} of 4 steps done'),
  done: text('已完成', 'Done'),
  next: text('下一步', 'Next'),
  open: text('待办', 'To do'),
  password: text('改密码', 'Set a password'),
  people: text('人员', 'People'),
  plans: text('年度目标', 'Plans'),
  template: text('下载填报模板', 'Download the template'),
  calendar: text('看应报日历', 'See what is due when'),
  demonstration: text('演示', 'The demonstration'),
  shown: text(
    '现在显示的是演示：{title}。送入自己的年度目标以后，首页、大屏、督查都换成自己的，两者不混在一起。',
    'What shows now is the demonstration: {title}. As soon as there is a plan of your own, home, walls and alerts show that one; the two never mix.',
  ),
  hidden: text(
    '已有自己的年度目标，演示不再出现在列表、大屏和督查里；要看仍可以看：',
    'You have a plan of your own, so the demonstration is on no list, wall or alert any more; it can still be looked at: ',
  ),
  away: text(
    '演示已收起，不再出现；一切仍留在库里，没有删除。',
    'The demonstration was put away and shows nowhere. All of it is still in the store; nothing was deleted.',
  ),
  what: text(
    '永久收起演示：它的年度目标、数据、大屏和督查单从此不出现在列表、大屏、预警、日历、信件和导出里，演示账号停用。一切仍留在库里，什么也不删除，操作账记下此事；收起以后不能再显示。',
    'Put the demonstration away for good: its plan, figures, walls and slips appear no more in lists, walls, alerts, calendars, letters or exports, and its account is closed. All of it stays in the store, nothing is deleted, and the ledger of deeds has it. It cannot be shown again.',
  ),
  word: text('确认：请写“收起”', 'To confirm, write “put away”'),
  putAway: text('永久收起演示', 'Put the demonstration away for good'),
} as const

type Link = readonly [href: string, word: keyof typeof WORDS]

function linksOf(id: BeginStep['id'], plan: Plan | null): readonly Link[] {
  const look = queryOf({ plan: plan?.id ?? null })
  const links: Readonly<Record<BeginStep['id'], readonly Link[]>> = {
    who: [
      ['/me', 'password'],
      ['/admin/people', 'people'],
    ],
    plan: [['/plans', 'plans']],
    people: [['/admin/people', 'people']],
    month: plan
      ? [
          [`/desk/template.xlsx${look}`, 'template'],
          [`/desk/calendar${look}`, 'calendar'],
        ]
      : [],
  }
  return links[id]
}

export function renderBegin(input: BeginInput, frame: Frame): string {
  const { lang } = frame
  const say = speak(WORDS, lang)
  const { steps, plan, demonstration } = input
  const count = steps.filter(({ done }) => done).length
  const first = steps.find(({ done }) => !done)
  const children = (
    <>
      <h1>{say('title')}</h1>
      <p class="lead">{say('how')}</p>
      <p class="begin-count">
        <b>{count === steps.length ? say('all') : say('progress', { n: count })}</b>
      </p>
      <ol class="begin">
        {steps.map((step, index) => (
          <li key={step.id} class={`card ${step.done ? 'done' : step === first ? 'next' : ''}`.trim()}>
            <span class="begin-number" aria-hidden="true">
              {index + 1}
            </span>
            <div>
              <h2>
                {step.title[lang]}{' '}
                {step.done ? (
                  <span class="state light-green">
                    <StatusIcon status="done" light="green" />
                    {say('done')}
                  </span>
                ) : (
                  <span class="begin-open">{say(step === first ? 'next' : 'open')}</span>
                )}
              </h2>
              <p>{step.words[lang]}</p>
              <Links links={linksOf(step.id, plan)} say={say} />
            </div>
          </li>
        ))}
      </ol>
      {demonstration && <Demonstration {...demonstration} failure={input.failure} say={say} lang={lang} />}
    </>
  )
  return pageOf({ title: say('title'), styles: formStyles + beginStyles, children }, frame)
}

const Links = ({ links, say }: { links: readonly Link[]; say: Speak<keyof typeof WORDS> }) =>
  links.length === 0 ? null : (
    <p class="months">
      {links.map(([href, word]) => (
        <a key={href} href={href}>
          {say(word)}
        </a>
      ))}
    </p>
  )

function Demonstration({
  plan,
  state,
  failure,
  say,
  lang,
}: NonNullable<BeginInput['demonstration']> &
  Pick<BeginInput, 'failure'> &
  Pick<Frame, 'lang'> & { say: Speak<keyof typeof WORDS> }) {
  return (
    <section id="demonstration">
      <h2>{say('demonstration')}</h2>
      {state === 'put-away' ? (
        <Note kind="done">{say('away')}</Note>
      ) : (
        <>
          {state === 'shown' ? (
            <p>{say('shown', { title: plan.title })}</p>
          ) : (
            <p>
              {say('hidden')}
              <a href={`/${queryOf({ plan: plan.id })}`}>{plan.title}</a>
            </p>
          )}
          <Form class="card form begin-away" action="/begin/demonstration" failure={failure?.[lang] ?? null}>
            <p>{say('what')}</p>
            <Field label={say('word')} name="word" required maxLength={20} autocomplete="off" />
            <Button danger>{say('putAway')}</Button>
          </Form>
        </>
      )}
    </section>
  )
}
