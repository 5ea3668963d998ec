// Compares a drawing with its golden picture: decimals rounded, so that only what can be seen counts.
import { join } from 'node:path'
import { expect } from 'vitest'

const FOLDER = join(import.meta.dirname, '../../golden')

/** One element a line. `npx vitest -u` writes pictures anew: look at them before they are kept. */
export async function expectGolden(svg: string, name: string): Promise<void> {
  const rounded = svg.replace(/-?\d+\.\d+/g, (number) => String(Math.round(Number(number) * 10) / 10))
  await expect(`${rounded.replaceAll('><', '>\n<')}\n`).toMatchFileSnapshot(join(FOLDER, name))
}
