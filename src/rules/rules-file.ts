// How dashboards/alerts.yaml is written: what all rules have, and the parameters of each kind; also as JSON Schema.
import Type, { type Static, type TObject } from 'typebox'
import { KINDS } from '../core/kinds/index.ts'
import { PERSON_ROLES } from '../core/roles.ts'
import { jsonSchemaOf } from '../yaml/json-schema.ts'
import { closed, oneOf } from '../yaml/schema.ts'
import { RULE_KINDS } from './kinds/index.ts'
import { type RuleKind, wholeNumber } from './rule.ts'

/** The file's name in the folder of boards; it is no board. */
export const ALERTS_FILE = 'alerts.yaml'

const name = Type.String({ minLength: 1, maxLength: 200 })

const WhichFile = closed({
  kinds: Type.Optional(Type.Array(oneOf(KINDS), { minItems: 1 })),
  firmness: Type.Optional(oneOf(['binding', 'aspirational'])),
  /** `none` stands for tasks before the first heading. */
  sections: Type.Optional(Type.Array(name, { minItems: 1 })),
  tasks: Type.Optional(Type.Array(Type.Integer({ minimum: 1 }), { minItems: 1 })),
  indicators: Type.Optional(Type.Array(name, { minItems: 1 })),
  except: Type.Optional(Type.Array(name, { minItems: 1 })),
})

const ReceiverFile = Type.Union(
  [oneOf(['lead', 'responsible', 'source']), closed({ unit: name }), closed({ role: oneOf(PERSON_ROLES) })],
  { description: 'lead | responsible | source | { unit: 区发改局 } | { role: supervisor }' },
)

const TitleFile = closed({ zh: name, en: name }, '{ zh, en }')

const SHARED = {
  id: Type.String({ pattern: '^[a-z0-9][a-z0-9-]*$', maxLength: 60, description: 'a-z, 0-9, -' }),
  title: Type.Optional(TitleFile),
  on: Type.Optional(Type.Boolean({ description: 'true | false' })),
  plan: Type.Optional(
    Type.String({ maxLength: 100, description: 'id of the one plan that it is about / 只管这一份年度目标' }),
  ),
  limit: wholeNumber(1, 60, 'working days until an answer is due / 答复时限（工作日）'),
  receivers: Type.Optional(Type.Array(ReceiverFile, { minItems: 1, maxItems: 20 })),
}

const SharedFile = Type.Object(SHARED)
const SharedWithWhich = Type.Object({ ...SHARED, which: Type.Optional(WhichFile) })

/** What all rules have, as the file says it. */
export type SharedFile = Static<typeof SharedFile> & Pick<Static<typeof SharedWithWhich>, 'which'>

/** Every key that a rule of this kind may have. `which` only where it looks at indicators. */
const ruleSchema = (kind: RuleKind): TObject =>
  closed({
    kind: Type.Literal(kind.kind),
    ...(kind.at === 'indicators' ? SharedWithWhich : SharedFile).properties,
    ...kind.parameters.properties,
  })

/** The whole file: each rule by its kind. */
export const alertsFile = (kinds: readonly RuleKind[] = RULE_KINDS) =>
  closed({
    sign: Type.Optional(
      oneOf(
        ['orange', 'red'],
        '拟办：从这一色起由督查员签发后才发出 / from this colour on a supervisor signs first',
      ),
    ),
    rules: Type.Array(
      Type.Union(
        kinds.map((kind) => ruleSchema(kind)),
        { description: '{ id, kind, limit, ... }' },
      ),
      { maxItems: 200 },
    ),
  })

/** JSON Schema (draft 7) of the file, for editors; docs/alerts.schema.json holds the same. */
export const alertsJsonSchema = (kinds: readonly RuleKind[] = RULE_KINDS): Record<string, unknown> =>
  jsonSchemaOf('对标 (Duibiao) alert rules', alertsFile(kinds))
