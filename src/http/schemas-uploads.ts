// The shapes of what the API says of uploads.
import Type from 'typebox'
import { SERIES_CHECKS } from '../core/check-names.ts'
import { BASES } from '../core/observation.ts'
import { instant, light, nullable, oneOf, period, Sentence, status, text } from './schemas.ts'

const Judged = Type.Object({ period: nullable(period), status, light })

export const StatusChange = Type.Object({
  region: text,
  plan: text,
  indicator: text,
  name: text,
  from: Judged,
  to: Judged,
})

const Standing = Type.Object({ value: nullable(text), status: text, releaseAt: nullable(instant) })

export const Conflict = Type.Object({
  region: text,
  indicator: text,
  period,
  basis: oneOf(BASES),
  row: Type.Integer(),
  cell: text,
  sent: Standing,
  stands: nullable(Standing),
  upload: nullable(text),
  seen: nullable(Standing),
})

export const Receipt = Type.Object({
  edits: Type.Optional(
    Type.Array(
      Type.Object({
        sheet: nullable(text),
        row: Type.Integer(),
        column: Type.Integer(),
        cell: text,
        before: text,
        after: text,
      }),
      { description: '预览中改过的单元格 / cells put right in the preview' },
    ),
  ),
  review: Type.Optional(
    Type.Object(
      {
        sentBy: text,
        sentAt: instant,
        confirmedBy: text,
        confirmedAt: instant,
        conflicts: Type.Array(Conflict),
      },
      { description: '谁送出、谁复核 / who sent it and who confirmed it' },
    ),
  ),
  upload: text,
  sha256: text,
  filename: text,
  format: text,
  encoding: nullable(text),
  receivedAt: instant,
  by: text,
  dryRun: Type.Boolean(),
  sentFor: Type.Optional(
    Type.Object({
      plan: nullable(text),
      region: nullable(text),
      source: nullable(text),
      knownAt: nullable(instant),
    }),
  ),
  rows: Type.Object({
    read: Type.Integer(),
    new: Type.Integer(),
    revised: Type.Integer(),
    unchanged: Type.Integer(),
  }),
  revised: Type.Array(
    Type.Object({
      region: text,
      indicator: text,
      period,
      basis: oneOf(BASES),
      before: nullable(text),
      after: nullable(text),
      row: Type.Integer(),
      cell: text,
    }),
  ),
  statusChanges: Type.Array(StatusChange),
  examined: Type.Optional(
    Type.Boolean({
      description: 'false：数据过多，未逐一与历史比对 / too many to look at each beside its series',
    }),
  ),
  unexamined: Type.Optional(
    Type.Object({
      reason: nullable(
        Type.String({ description: '为什么未比对也可入库 / why it passes without having been looked at' }),
      ),
    }),
  ),
  warnings: Type.Array(
    Type.Object({
      id: text,
      check: oneOf(SERIES_CHECKS),
      code: text,
      region: text,
      indicator: text,
      period,
      basis: oneOf(BASES),
      row: Type.Integer(),
      cell: text,
      detail: Sentence,
      fix: Sentence,
      reason: nullable(text),
    }),
  ),
  reading: Type.Optional(
    Type.Object(
      {
        sheet: nullable(text),
        layout: text,
        shape: Type.String({ description: '同样形状的文件相同 / the same for files of one shape' }),
        mapping: Type.String({ description: 'JSON，可作参数 mapping / JSON, can be sent as mapping' }),
        hiddenSheets: Type.Array(text),
        hiddenRows: Type.Integer(),
        hiddenColumns: Type.Integer(),
        hiddenRead: Type.Boolean(),
        skipped: Type.Array(Type.Object({ row: Type.Integer(), why: text })),
        skippedRows: Type.Integer(),
      },
      { description: '表格是怎样读的 / how a sheet became figures' },
    ),
  ),
  conversions: Type.Optional(
    Type.Array(
      Type.Object({
        row: Type.Integer(),
        cell: text,
        indicator: text,
        from: text,
        fromUnit: text,
        to: text,
        toUnit: text,
      }),
      { description: '换算了单位的数值 / values that were stated in another unit' },
    ),
  ),
})

export const Upload = Type.Object({
  id: text,
  sha256: text,
  filename: text,
  bytes: Type.Integer(),
  receipt: Receipt,
  committed: Type.Object({ by: text, at: instant }),
  undone: nullable(Type.Object({ by: text, at: instant, reason: text })),
})

export const Submission = Type.Object({
  id: text,
  kind: Type.Union([Type.Literal('upload'), Type.Literal('undo')]),
  state: Type.Union(
    (['waiting', 'confirmed', 'sent-back', 'withdrawn'] as const).map((name) => Type.Literal(name)),
  ),
  by: text,
  at: instant,
  filename: text,
  upload: Type.Union([text, Type.Null()], {
    description:
      '由此入库或撤销的报送；待复核时为空 / the upload that came of it or was taken back; null while it waits',
  }),
  reason: nullable(text),
  decision: nullable(
    Type.Object({
      what: Type.Union((['confirmed', 'sent-back', 'withdrawn'] as const).map((name) => Type.Literal(name))),
      by: text,
      at: instant,
      reason: nullable(text),
    }),
  ),
  receipt: Receipt,
})
