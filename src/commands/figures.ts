// The figures of a file that a command is given, as observations that nobody keeps.
import { basename } from 'node:path'
import type { Figure, Observation } from '../core/observation.ts'
import type { Day } from '../core/period.ts'
import type { Plan } from '../core/plan.ts'
import { faultLines } from '../core/problem.ts'
import type { Choice } from '../ingest/choose-mapping.ts'
import { readFigures } from '../ingest/read-figures.ts'
import { bytesOf } from './files.ts'
import { complain } from './output.ts'

/** What a file of records is read with: nothing needs to be chosen. */
export { NO_CHOICE } from '../ingest/choose-mapping.ts'

/** Every vintage in the file's order; null after its faults were written to stderr. `latest`: no figure may be of a later day. */
export async function observationsFrom(
  path: string,
  plan: Plan,
  latest: Day,
  choice: Choice,
): Promise<readonly Observation[] | null> {
  const file = { bytes: await bytesOf(path), contentType: null, filename: basename(path) }
  const { figures, faults } = await readFigures(file, [plan], { today: latest, choice })
  for (const line of faultLines(path, faults)) complain(line)
  return faults.length > 0 ? null : figures.map(observed)
}

/** Without a store a figure is ours from the moment it was known. */
const observed = (figure: Figure): Observation => ({ ...figure, upload: '', recordedAt: figure.knownAt })
