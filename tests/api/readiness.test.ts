// What `/readyz` asks of the database: anybody may call it.
import type { KyselyPlugin } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { askReadiness } from '../../reporting-api/open-api/readiness.ts'
import { openEmptyStore } from '../../reporting-api/store/open-store.ts'
import type { Store } from '../../reporting-api/store/store.ts'

describe('readiness', () => {
  let store: Store
  let queries: number
  let isAway: boolean
  let time: number
  let readiness: () => Promise<void>
  beforeEach(() => {
    store = openEmptyStore()
    queries = 0
    isAway = false
    time = 1_000_000
    const counting: KyselyPlugin = {
      transformQuery({ node }) {
        queries += 1
        if (isAway) throw new Error('the database is away')
        return node
      },
      transformResult: async ({ result }) => result,
    }
    readiness = askReadiness({ ...store, database: store.database.withPlugin(counting) }, () => new Date(time))
  })
  afterEach(() => store.close())

  it('asks the database once a second, however many ask', async () => {
    await Promise.all(Array.from({ length: 50 }, () => readiness()))
    time += 999
    await readiness()
    expect(queries).toBe(1)
    time += 1
    await Promise.all([readiness(), readiness()])
    expect(queries).toBe(2)
  })

  it('asks anew when the clock was set back', async () => {
    await readiness()
    time -= 3_600_000
    await readiness()
    expect(queries).toBe(2)
  })

  it('does not ask again while the database owes an answer', async () => {
    const first = readiness()
    time += 60_000
    await Promise.all([first, readiness()])
    expect(queries).toBe(1)
    await readiness()
    expect(queries).toBe(2)
  })

  it('says so for a second where the database is away, and sees that it is back', async () => {
    isAway = true
    await expect(readiness()).rejects.toThrow('away')
    isAway = false
    await expect(readiness()).rejects.toThrow('away')
    expect(queries).toBe(1)
    time += 1_000
    await readiness()
    expect(queries).toBe(2)
  })
})
