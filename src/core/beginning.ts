// Beginning a real office in four steps: what is done and what comes next, read from what there is.
import { fill, type Text, text } from './text.ts'

const BEGIN_STEPS = ['who', 'plan', 'people', 'month'] as const
type BeginStepId = (typeof BEGIN_STEPS)[number]

/** What there is, the demonstration and its account left out. */
export interface BeginFacts {
  /** Active ones. */
  readonly administrators: readonly {
    readonly name: string
    /** They set their password themselves, or sign in through the provider. */
    readonly ownPassword: boolean
    /** Not the name that the first start gave. */
    readonly ownName: boolean
  }[]
  /** Titles, in the order in which plans count. */
  readonly plans: readonly string[]
  /** Active statisticians and reporters. */
  readonly reporting: number
  readonly supervisors: number
  /** A figure of one of the plans is stored. */
  readonly figures: boolean
}

export interface BeginStep {
  readonly id: BeginStepId
  readonly title: Text
  readonly done: boolean
  /** What is done, or what comes next. */
  readonly words: Text
}

const TITLES: Readonly<Record<BeginStepId, Text>> = {
  who: text('管理员是谁', 'Who you are'),
  plan: text('年度目标', 'Your plan'),
  people: text('人员', 'Your people'),
  month: text('第一个月', 'Your first month'),
}

const WORDS: Readonly<Record<BeginStepId, (facts: BeginFacts) => Pick<BeginStep, 'done' | 'words'>>> = {
  who({ administrators }) {
    const ready = administrators.find(({ ownPassword, ownName }) => ownPassword && ownName)
    if (ready) {
      return done(
        text('管理员：{name}，密码已由本人设定。', 'Administrator: {name}, with a password of their own.'),
        {
          name: ready.name,
        },
      )
    }
    if (!administrators.some(({ ownPassword }) => ownPassword)) {
      return next(
        text(
          '管理员还在用首次启动时生成的密码：登录后换成自己的；再把姓名改成本人姓名。',
          'The administrator still has the password that the first start made: sign in and set your own, then write your own name.',
        ),
      )
    }
    return next(
      text(
        '密码已由本人设定；还要把管理员的姓名改成本人姓名。',
        'The password is your own; now write your own name too.',
      ),
    )
  },
  plan({ plans }) {
    const [first] = plans
    if (first === undefined) {
      return next(
        text(
          '由督查员送入年度目标：可以从政府的通知起草，核对后执行。还没有督查员的，先做第三步。',
          'A supervisor sends it: it can be drafted from the government’s notice, checked, then put in force. Without a supervisor do step 3 first.',
        ),
      )
    }
    return done(text('已送入 {n} 个：{first}', 'Sent: {n}, {first}'), { n: plans.length, first })
  },
  people({ reporting, supervisors }) {
    if (reporting > 0 && supervisors > 0) {
      return done(
        text(
          '统计员、填报员 {reporting} 人，督查员 {supervisors} 人。',
          'Statisticians and reporters: {reporting}, supervisors: {supervisors}.',
        ),
        { reporting, supervisors },
      )
    }
    if (reporting === 0 && supervisors === 0) {
      return next(
        text(
          '至少添加一名统计员或填报员（报送数据）和一名督查员（送入年度目标、督办）；可以把名单从表格里整张粘贴进来。',
          'Add at least one statistician or reporter, who send figures, and one supervisor, who sends the plan and follows it up. A list can be pasted from a sheet.',
        ),
      )
    }
    return next(
      reporting === 0
        ? text(
            '还缺报送数据的人：添加一名统计员或填报员。',
            'Nobody sends figures yet: add a statistician or reporter.',
          )
        : text('还缺督查员：添加一名。', 'There is no supervisor yet: add one.'),
    )
  },
  month({ plans, figures }) {
    if (figures) return done(text('第一批数据已入库。', 'The first figures are stored.'))
    return next(
      plans.length === 0
        ? text('有了年度目标，这里就有填报模板。', 'As soon as there is a plan, its template is here.')
        : text(
            '下载填报模板，填好以后由统计员或填报员送入。',
            'Download the template; filled in, a statistician or reporter sends it.',
          ),
    )
  },
}

const done = (words: Text, particulars: Readonly<Record<string, string | number>> = {}) => ({
  done: true,
  words: text(fill(words.zh, particulars), fill(words.en, particulars)),
})
const next = (words: Text) => ({ done: false, words })

/** The four steps in their order; each may be done before the others. */
export const beginSteps = (facts: BeginFacts): readonly BeginStep[] =>
  BEGIN_STEPS.map((id) => ({ id, title: TITLES[id], ...WORDS[id](facts) }))
