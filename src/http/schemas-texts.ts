// The shapes of narratives and comments in the API's answers.
import Type from 'typebox'
import { CLAIMS, LONGEST_TEXT } from '../core/narrative.ts'
import { instant, nullable, oneOf, period, text } from './schemas.ts'

const written = {
  id: text,
  plan: text,
  task: Type.Integer(),
  at: instant,
  by: text,
  waits: Type.Boolean({
    description:
      '所涉数据待发布：此前只有本任务的单位、统计部门和作者可见 / its figures wait for their release: until then only the task’s units, the bureau and who wrote it see it',
  }),
}

const part = (description: string) => Type.String({ maxLength: LONGEST_TEXT, description })
const words = {
  progress: part('进展情况 / progress'),
  problems: part('存在问题 / problems'),
  next: part('下一步 / next steps'),
}

export const Narrative = Type.Object({
  ...written,
  unit: text,
  period,
  claim: nullable(oneOf(CLAIMS)),
  ...words,
})

export const NarrativeThread = Type.Object({ latest: Narrative, earlier: Type.Array(Narrative) })

export const Comment = Type.Object({ ...written, indicator: nullable(text), text })

export const NarrativeBody = Type.Object(
  {
    plan: Type.Optional(Type.String({ maxLength: 100 })),
    task: Type.Integer({ minimum: 0, maximum: 1_000_000 }),
    unit: Type.Optional(Type.String({ maxLength: 100, description: '代哪个单位 / for which unit' })),
    period: Type.String({ maxLength: 10, description: '2022-05' }),
    claim: Type.Optional(nullable(oneOf(CLAIMS))),
    progress: words.progress,
    problems: Type.Optional(words.problems),
    next: Type.Optional(words.next),
    waits: Type.Optional(
      Type.Boolean({
        description:
          '文中引用了未发布的数据，待其发布日公开 / quotes figures that are not released yet: public on their day',
      }),
    ),
  },
  { additionalProperties: false },
)

export const CommentBody = Type.Object(
  {
    plan: Type.Optional(Type.String({ maxLength: 100 })),
    task: Type.Integer({ minimum: 0, maximum: 1_000_000 }),
    indicator: Type.Optional(Type.String({ maxLength: 100 })),
    text: Type.String({ maxLength: LONGEST_TEXT, description: '批示 / the comment' }),
  },
  { additionalProperties: false },
)
