// The unit tests as the mutation tester runs them (`npm run mutants`): it knows no projects. Its `tsconfigFile` names no file,
// because it reads such a file with an API that TypeScript 7 no longer has.
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: { include: ['test/unit/**/*.test.{ts,tsx}'], environment: 'node', testTimeout: 60_000 },
})
