// Who comes in when several want to: the numbered append, and work under a lease, on a database in memory.
import { describe, expect, test } from 'vitest'
import { silentLog } from '../../../src/core/log.ts'
import type { Database } from '../../../src/store/database.ts'
import { LeaseLost, withLease } from '../../../src/store/lease.ts'
import type { LeaseClaim, Leases } from '../../../src/store/leases.ts'
import { openLog } from '../../../src/store/log.ts'

describe('a numbered append', () => {
  /** The batches that the database tells of a number, one answer after the other; `own`: the one that was written. */
  function database(answers: readonly ((own: string) => readonly string[])[]) {
    const inserts: { readonly row: string; readonly token: string | undefined }[] = []
    let asked = 0
    const refuse = async () => {
      throw new Error('nothing else is asked')
    }
    const memory: Database = {
      url: '',
      username: '',
      async insert(_table, _columns, rows, token) {
        inserts.push({ row: rows.toString(), token })
      },
      async rows<Row extends readonly unknown[]>() {
        const own = inserts.at(-1)?.row.trimEnd().split('\t').at(-1) ?? ''
        const answer = answers[Math.min(asked++, answers.length - 1)]
        return (answer?.(own) ?? []).map((batch) => [batch]) as readonly unknown[] as Row[]
      },
      run: refuse,
      bytes: refuse,
      insertNative: refuse,
      answersWithin: async () => true,
      version: refuse,
      close: refuse,
    }
    const log = openLog(memory, { name: 'deeds', columns: ['seq', 'word'], number: 'seq' })
    const append = () => log.append({ number: 7, log: 'deeds', rows: [[7, 'a\tb']] })
    return { append, inserts }
  }

  test('is in when its own batch stands under the number, under a token that two writers share', async () => {
    const { append, inserts } = database([(own) => [own]])
    expect(await append()).toBe(true)
    expect(inserts[0]?.token).toBe('deeds-7')
    expect(inserts[0]?.row).toMatch(/^7\ta\\tb\t[0-9a-f-]{36}\n$/)
  })

  test('is not in when somebody else’s does', async () => {
    expect(await database([() => ['another']]).append()).toBe(false)
  })

  test('asks again while a replica is behind', async () => {
    expect(await database([() => [], () => [], (own) => [own]]).append()).toBe(true)
  })

  test('says so loudly when a number was given twice', async () => {
    await expect(database([(own) => [own, 'another']]).append()).rejects.toThrow('given twice')
  })
})

describe('work under a lease', () => {
  const at = '2022-10-31T02:00:00.000Z'
  const claim: LeaseClaim = { name: 'delivery', holder: 'me', fence: 3, until: at }

  function leases(parts: Partial<Leases>) {
    const said: string[] = []
    const all: Leases = {
      claim: async () => claim,
      renew: async (held, _now, until) => {
        said.push('renewed')
        return { ...held, until }
      },
      release: async () => void said.push('released'),
      isLatest: async () => true,
      holder: async () => claim,
      ...parts,
    }
    return { said, deps: { leases: all, holder: 'me', now: () => at, log: silentLog } }
  }

  test('is not done while another holds it', async () => {
    const { deps } = leases({ claim: async () => null })
    expect(await withLease(deps, 'delivery', async () => 'done')).toBeNull()
  })

  test('carries its number, and gives the lease back, also when it fails', async () => {
    const { deps, said } = leases({})
    expect(await withLease(deps, 'delivery', async ({ fence }) => fence)).toEqual({ result: 3 })
    const failing = withLease(deps, 'delivery', async () => {
      throw new Error('no')
    })
    await expect(failing).rejects.toThrow('no')
    expect(said).toEqual(['released', 'released'])
  })

  test('past its end asks whether somebody came after, and stops when one did', async () => {
    const late = { ttlMs: 0 }
    const ours = leases({})
    await withLease({ ...ours.deps, ...late }, 'delivery', ({ check }) => check())
    expect(ours.said).toContain('renewed')
    const lost = leases({ isLatest: async () => false })
    await expect(withLease({ ...lost.deps, ...late }, 'delivery', ({ check }) => check())).rejects.toThrow(
      LeaseLost,
    )
    // What is no longer ours is not given back.
    expect(lost.said).toEqual([])
  })

  test('within its time asks nobody', async () => {
    const { deps } = leases({
      isLatest: async () => {
        throw new Error('asked')
      },
    })
    expect(await withLease(deps, 'delivery', ({ check }) => check())).toEqual({ result: undefined })
  })
})
