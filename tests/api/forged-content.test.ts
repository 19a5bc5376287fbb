// The server's side of what a category forbids: flags that were made past the form, for each category and on both databases.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Flag } from '../../utils/flag/flag.ts'
import { FORGED_WORDS, forgeriesOf, leanFlag } from '../unit/flag/forgeries.ts'
// Cut from the project's taxonomy, version 1.0.0.
import source from '../unit/flag/taxonomy-source.json' with { type: 'json' }
import { DATABASE_KINDS } from './databases.ts'
import { openTestService, type TestService } from './test-service.ts'

describe.each(DATABASE_KINDS)('forged flags on %s', (kind) => {
  let service: TestService
  let partner: string

  beforeAll(async () => {
    service = await openTestService(kind)
    partner = await service.enrol('Bonde Rights Monitor')
  })
  afterAll(() => service.close())

  /** What the database holds of these flags, by id. */
  async function stored(flags: Flag[]): Promise<Map<string, string>> {
    const ids = flags.map(({ id }) => id)
    const rows = await service.store.database.selectFrom('flags').selectAll().where('id', 'in', ids).execute()
    return new Map(rows.map((row) => [row.id, JSON.stringify(row)]))
  }

  test.each(source.categories)('$id is kept exactly where it is allowed', async (category) => {
    const forgeries = forgeriesOf(category)
    const flags = await Promise.all(forgeries.map(({ changes }) => leanFlag(category, changes)))
    const results = await service.sendBatch(partner, flags)
    const kept = await stored(flags)
    for (const [index, { what, refusedFor }] of forgeries.entries()) {
      const id = flags[index]?.id ?? ''
      const result = results[index]
      const said = result && 'problem' in result ? result.problem.errors : null
      const status = result?.status
      expect({ what, status, said }).toEqual(
        refusedFor ? { what, status: 422, said: [refusedFor] } : { what, status: 201, said: null },
      )
      expect({ what, kept: kept.has(id) }).toEqual({ what, kept: refusedFor === null })
      if (refusedFor) expect(JSON.stringify(result)).not.toContain(FORGED_WORDS)
    }
  })

  test('nothing of what was refused is anywhere in the database', async () => {
    const [narrowest] = source.categories.filter(({ id }) => id === 'csam')
    if (!narrowest) throw new Error('no such category')
    const secret = 'a girl of nine'
    const forged = forgeriesOf(narrowest).filter(({ refusedFor }) => refusedFor !== null)
    const renamed = (changes: Partial<Flag>): Partial<Flag> =>
      JSON.parse(JSON.stringify(changes).replaceAll(FORGED_WORDS, secret))
    const flags = await Promise.all(forged.map(({ changes }) => leanFlag(narrowest, renamed(changes))))
    expect(JSON.stringify(flags)).toContain(secret)
    const results = await service.sendBatch(partner, flags)
    expect(new Set(results.map(({ status }) => status))).toEqual(new Set([422]))
    const tables = await service.store.database.introspection.getTables()
    const rows = await Promise.all(
      tables.map(({ name }) =>
        service.store.database
          .selectFrom(name as 'flags')
          .selectAll()
          .execute(),
      ),
    )
    expect(rows.flat().length).toBeGreaterThan(0)
    expect(JSON.stringify(rows)).not.toContain(secret)
    expect(JSON.stringify(service.logged)).not.toContain(secret)
  })
})
