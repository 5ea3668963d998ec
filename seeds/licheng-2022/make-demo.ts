// Writes demo.csv again from the plan, the published outcomes and the seed. README.md here says how to run it.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parsePlan } from '../../src/plans/parse-plan.ts'
import { demoCsv, demoFigures } from './demo-figures.ts'
import { SEED } from './demo-stories.ts'
import { publishedOf } from './published.ts'

const folder = join('seeds', 'licheng-2022')
const read = (name: string) => readFileSync(join(folder, name), 'utf8')

const plan = parsePlan(read('plan.yaml'))
const figures = demoFigures(plan, publishedOf(plan, read('outcomes.csv')), SEED)
writeFileSync(join(folder, 'demo.csv'), demoCsv(figures))
process.stdout.write(`${figures.length} figures\n`)
