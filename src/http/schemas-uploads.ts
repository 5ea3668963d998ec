// The shapes of what the API says of uploads.
import Type from 'typebox'
import { SERIES_CHECKS } from '../core/check-names.ts'
import { BASES } from '../core/observation.ts'
import { LONG_EMBARGO } from '../core/receipt.ts'
import { instant, light, nullable, SentenceSchema, status, string, timePeriod, wordOf } from './schemas.ts'

const VerdictSchema = Type.Object({ period: nullable(timePeriod), status, light })

export const StatusChangeSchema = Type.Object(
  {
    region: string,
    plan: string,
    indicator: string,
    name: string,
    from: VerdictSchema,
    to: VerdictSchema,
  },
  { title: 'StatusChange' },
)

const FigureValueSchema = Type.Object({
  value: nullable(string),
  status: string,
  releaseAt: nullable(instant),
})

export const ConflictSchema = Type.Object(
  {
    region: string,
    indicator: string,
    period: timePeriod,
    basis: wordOf(BASES),
    row: Type.Integer(),
    cell: string,
    sent: FigureValueSchema,
    stands: nullable(FigureValueSchema),
    upload: nullable(string),
    seen: nullable(FigureValueSchema),
  },
  { title: 'Conflict' },
)

export const ReceiptSchema = Type.Object(
  {
    edits: Type.Optional(
      Type.Array(
        Type.Object({
          sheet: nullable(string),
          row: Type.Integer(),
          column: Type.Integer(),
          cell: string,
          before: string,
          after: string,
        }),
        { description: '预览中改过的单元格 / cells put right in the preview' },
      ),
    ),
    review: Type.Optional(
      Type.Object(
        {
          sentBy: string,
          sentAt: instant,
          confirmedBy: string,
          confirmedAt: instant,
          conflicts: Type.Array(ConflictSchema),
        },
        { description: '谁送出、谁复核 / who sent it and who confirmed it' },
      ),
    ),
    upload: string,
    sha256: string,
    filename: string,
    format: string,
    encoding: nullable(string),
    receivedAt: instant,
    by: string,
    dryRun: Type.Boolean(),
    sentFor: Type.Optional(
      Type.Object({
        plan: nullable(string),
        region: nullable(string),
        source: nullable(string),
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
        region: string,
        indicator: string,
        period: timePeriod,
        basis: wordOf(BASES),
        before: nullable(string),
        after: nullable(string),
        row: Type.Integer(),
        cell: string,
      }),
    ),
    statusChanges: Type.Array(StatusChangeSchema),
    waits: Type.Optional(
      Type.Object(
        {
          count: Type.Integer(),
          figures: Type.Array(
            Type.Object({
              region: string,
              indicator: string,
              period: timePeriod,
              basis: wordOf(BASES),
              row: Type.Integer(),
              cell: string,
              releaseAt: instant,
            }),
          ),
        },
        { description: '以后才公开的数 / figures that the public will see later' },
      ),
    ),
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
        id: string,
        check: wordOf([...SERIES_CHECKS, LONG_EMBARGO]),
        code: string,
        region: string,
        indicator: string,
        period: timePeriod,
        basis: wordOf(BASES),
        row: Type.Integer(),
        cell: string,
        detail: SentenceSchema,
        fix: SentenceSchema,
        reason: nullable(string),
      }),
    ),
    reading: Type.Optional(
      Type.Object(
        {
          sheet: nullable(string),
          furtherSheets: Type.Optional(Type.Array(string)),
          layout: string,
          shape: Type.String({ description: '同样形状的文件相同 / the same for files of one shape' }),
          mapping: Type.String({ description: 'JSON，可作参数 mapping / JSON, can be sent as mapping' }),
          hiddenSheets: Type.Array(string),
          hiddenRows: Type.Integer(),
          hiddenColumns: Type.Integer(),
          hiddenRead: Type.Boolean(),
          skipped: Type.Array(
            Type.Object({ row: Type.Integer(), why: string, sheet: Type.Optional(string) }),
          ),
          skippedRows: Type.Integer(),
          leftOut: Type.Optional(
            Type.Array(Type.Object({ column: string, cells: Type.Integer() }), {
              description: '年度目标不收的数 / numbers that the plan does not keep',
            }),
          ),
          basesFound: Type.Optional(
            Type.Array(
              Type.Object({
                cell: string,
                indicator: string,
                basis: string,
                before: string,
                unit: string,
              }),
              {
                description:
                  '按历史数据判断口径的数；before 是上月累计 / figures whose basis their series told; before is last month’s cumulative figure',
              },
            ),
          ),
        },
        { description: '表格是怎样读的 / how a sheet became figures' },
      ),
    ),
    basesTaken: Type.Optional(
      Type.Array(Type.Object({ indicator: string, basis: wordOf(BASES), figures: Type.Integer() }), {
        description:
          '文件没有写明口径、也没有数据可比，按年度目标的口径读的指标 / series read as the plan judges them, for neither the file nor any figure says the basis',
      }),
    ),
    conversions: Type.Optional(
      Type.Array(
        Type.Object({
          row: Type.Integer(),
          cell: string,
          indicator: string,
          from: string,
          fromUnit: string,
          to: string,
          toUnit: string,
        }),
        { description: '换算了单位的数值 / values that were stated in another unit' },
      ),
    ),
  },
  { title: 'Receipt' },
)
