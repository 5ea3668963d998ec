// What the rows and columns of a grid mean: made by a layout or by a person, shown to a person, sent as JSON.
import Type, { type Static } from 'typebox'
import { Value } from 'typebox/value'
import { Problem } from '../../core/problem.ts'
import { SPOKEN_BASES } from './spoken-basis.ts'

export const LAYOUTS = ['long', 'months-across', 'months-down', 'places-down', 'shares-down'] as const
export type LayoutName = (typeof LAYOUTS)[number]

const text = Type.String({ maxLength: 200 })
const nullable = <Kind extends Type.TSchema>(kind: Kind): Type.TUnion<[Kind, Type.TNull]> =>
  Type.Union([kind, Type.Null()])
const letters = Type.String({ pattern: '^[A-Z]{1,3}$' })
const row = Type.Integer({ minimum: 1, maximum: 10_000_000 })
const oneOf = <Names extends readonly string[]>(names: Names) =>
  Type.Unsafe<Names[number]>(Type.Union(names.map((name) => Type.Literal(name))))
const spoken = oneOf(SPOKEN_BASES)
const basis = nullable(spoken)

/** A column of values. Null: the rows say it, or nobody does. */
const Series = Type.Object(
  {
    column: letters,
    /** As a person writes it: `2022年1-5月`, `2022-05`. */
    period: nullable(text),
    /** Id or name. */
    indicator: nullable(text),
    basis,
    unit: nullable(text),
  },
  { additionalProperties: false },
)

/** Of one table. Rows count from 1 and columns have letters, as a person finds them. */
const ofTable = {
  layout: oneOf(LAYOUTS),
  /** null: a file without sheets. */
  sheet: nullable(text),
  /** First row with figures. */
  firstRow: row,
  /** Last row with figures; null: down to the end. */
  lastRow: nullable(row),
  /** The columns that describe rows. */
  columns: Type.Object(
    {
      indicator: Type.Optional(letters),
      period: Type.Optional(letters),
      /** Of periods that name none; one year counts until the next. */
      year: Type.Optional(letters),
      value: Type.Optional(letters),
      basis: Type.Optional(letters),
      status: Type.Optional(letters),
      knownAt: Type.Optional(letters),
      unit: Type.Optional(letters),
      region: Type.Optional(letters),
      source: Type.Optional(letters),
      note: Type.Optional(letters),
    },
    { additionalProperties: false },
  ),
  /** The columns of values; none in a long table. */
  series: Type.Array(Series, { maxItems: 500 }),
  /** Unit of every amount that names none. */
  unit: nullable(text),
  /** Year of periods that name none. */
  year: nullable(Type.String({ pattern: '^\\d{4}$' })),
  /** Which indicator (of rows of places: which region) a text in the file means, where it is no name of the plan; null: leave it alone. */
  names: Type.Record(Type.String({ maxLength: 200 }), nullable(text)),
  /** The basis that a text in the file carries itself: …累计值. Absent: none does. */
  bases: Type.Optional(Type.Record(Type.String({ maxLength: 200 }), spoken)),
  /** Columns of values that a person left out, so that they stay out the next month. Absent: none. */
  leftOut: Type.Optional(Type.Array(letters, { maxItems: 500 })),
  /** Read hidden rows and columns too. */
  hidden: Type.Boolean(),
}

const MOST_TABLES = 60
const TableSchema = Type.Object(ofTable, { additionalProperties: false })
const MappingSchema = Type.Object(
  {
    ...ofTable,
    /** Tables that are read with it: beside it on its sheet, or on other sheets. Absent: it is the only one. */
    further: Type.Optional(Type.Array(TableSchema, { maxItems: MOST_TABLES - 1 })),
  },
  { additionalProperties: false },
)

export type Mapping = Readonly<Static<typeof MappingSchema>>
export type TableMapping = Readonly<Static<typeof TableSchema>>

/** The tables of a mapping, one at least. */
export function mappedTables({
  further = [],
  ...first
}: Mapping): readonly [TableMapping, ...TableMapping[]] {
  return [first, ...further]
}

/** One mapping of several tables; raises RangeError for none. */
export function mappingOf(tables: readonly TableMapping[]): Mapping {
  const [first, ...further] = tables.slice(0, MOST_TABLES)
  if (!first) throw new RangeError('a mapping of no table')
  return further.length === 0 ? first : { ...first, further }
}
export type SeriesMapping = Readonly<Static<typeof Series>>

/** What a person takes of a proposal. */
export interface MappingChoice {
  /** Columns of values; null: all. */
  readonly columns: readonly string[] | null
  /** Tables by their place; null: all. */
  readonly tables: readonly number[] | null
  /** Which indicator a row means, by what it is called; null: it is left out. */
  readonly names: Readonly<Record<string, string | null>>
}

/** The mapping with only what was chosen; null: nothing of it was. */
export function readingOnly(mapping: Mapping, { columns, tables, names }: MappingChoice): Mapping | null {
  const kept = mappedTables(mapping)
    .filter((_, index) => tables === null || tables.includes(index))
    .map((table) => ({ ...columnsOnly(table, columns), names: { ...table.names, ...names } }))
  const isEmpty = kept.every(({ layout, series }) => layout !== 'long' && series.length === 0)
  return kept.length === 0 || isEmpty ? null : mappingOf(kept)
}

function columnsOnly(table: TableMapping, columns: readonly string[] | null): TableMapping {
  if (columns === null) return table
  const series = table.series.filter(({ column }) => columns.includes(column))
  if (series.length === table.series.length) return table
  const leftOut = table.series.map(({ column }) => column).filter((column) => !columns.includes(column))
  return { ...table, series, leftOut }
}

/** The mapping that a JSON text says; Problem `mapping-invalid`. */
export function parseMapping(json: string): Mapping {
  let value: unknown
  try {
    value = JSON.parse(json)
  } catch (cause) {
    throw new Problem('mapping-invalid', { reasonEn: cause instanceof Error ? cause.message : '' }, { cause })
  }
  if (Value.Check(MappingSchema, value)) return value
  const [first] = Value.Errors(MappingSchema, value)
  const reason = `${first?.instancePath || '/'} ${first?.message ?? ''}`.trim()
  throw new Problem('mapping-invalid', { reasonEn: reason.slice(0, 200) })
}
