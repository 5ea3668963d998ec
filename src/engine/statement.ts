// How a request's text becomes a statement for the embedded engine: quoting, parameters, settings, data from a file.

/** A string literal. The only place of the product that writes a value into SQL, and only for `SET` and a file's name. */
const quote = (value: string): string => `'${value.replace(/[\\']/g, '\\$&')}'`

const NAME = /^[A-Za-z_]\w*$/

/** `SET a = '1', param_b = 'x'`; null when there is nothing to set. Throws RangeError for a name that is none. */
export function setStatement(values: ReadonlyMap<string, string>): string | null {
  if (values.size === 0) return null
  const parts = [...values].map(([name, value]) => {
    if (!NAME.test(name)) throw new RangeError(`not a setting: ${name}`)
    return `${name} = ${quote(value)}`
  })
  return `SET ${parts.join(', ')}`
}

export function resetStatement(names: Iterable<string>): string {
  return `SET ${[...names].map((name) => `${name} = DEFAULT`).join(', ')}`
}

/** Names of the parameters that a statement asks for: `{name:Type}`. */
export function parametersOf(sql: string): Set<string> {
  return new Set([...sql.matchAll(/\{\s*([A-Za-z_]\w*)\s*:/g)].map((match) => match[1] ?? ''))
}

const DATA_INSERT = /^(\s*INSERT\s+INTO\s[^;]*?)(\s+SETTINGS\s[^;]*?)?\s+FORMAT\s+(\w+)\s*;?\s*$/i

/** True for `INSERT INTO t (a, b) FORMAT X`, whose rows come in the request's body. */
export const takesData = (sql: string): boolean => DATA_INSERT.test(sql) && !/\bSELECT\b/i.test(sql)

/** The same insert with its rows read from a file, which is the engine's quickest way. */
export function insertFromFile(sql: string, path: string): string {
  return sql.replace(
    DATA_INSERT,
    (_all, head: string, settings: string | undefined, format: string) =>
      `${head} FROM INFILE ${quote(path)}${settings ?? ''} FORMAT ${format}`,
  )
}

/** Statements that only read may run beside writes and may be stopped when nobody waits for them any more. */
export const onlyReads = (sql: string): boolean =>
  /^\s*(?:\/\*.*?\*\/\s*)*(?:SELECT|WITH|SHOW|EXPLAIN|DESCRIBE|DESC|EXISTS|CHECK)\b/is.test(sql)
