import { statSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { openStore } from '../../reporting-api/store/open-store.ts'
import { freshDatabase } from './databases.ts'

it('has each commit on the disk, refuses loose ends, and is for its owner only', async () => {
  const database = await freshDatabase('sqlite')
  const dataFolder = join(database.dataFolder, 'new')
  const store = await openStore({ ...database, dataFolder })
  const pragmas = await Promise.all([
    sql`pragma journal_mode`.execute(store.database),
    sql`pragma synchronous`.execute(store.database),
    sql`pragma foreign_keys`.execute(store.database),
  ])
  // 2 is FULL, https://www.sqlite.org/pragma.html#pragma_synchronous
  expect(pragmas.map(({ rows }) => rows[0])).toEqual([{ journal_mode: 'wal' }, { synchronous: 2 }, { foreign_keys: 1 }])
  expect(statSync(dataFolder).mode & 0o777).toBe(0o700)
  await store.close()
  await database.remove()
})
