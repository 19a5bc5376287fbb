// What the database does by itself: one flag's row in the service's own table, one insert a transaction.
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { Client } from 'pg'
import { uuidv7 } from 'uuidv7'
import { newReference } from '../../reporting-api/flags/reference.ts'
import type { Flag } from '../../utils/flag/flag.ts'
import { rate } from './rate.ts'

const COLUMNS = 'id, organisation_id, hash, reference, received_at, content'

interface AloneOptions {
  clients: number
  milliseconds: number
  /** The content of each row. */
  flag: Flag
}

/** Inserts a second by as many connections as there are clients, into the tables of a service that runs no more. */
export async function postgresAlone(url: string, { clients, milliseconds, flag }: AloneOptions): Promise<number> {
  const connections = await Promise.all(
    Array.from({ length: clients }, async () => {
      const client = new Client({ connectionString: url })
      await client.connect()
      return client
    }),
  )
  try {
    const organisation = await connections[0]?.query('select id from organisations')
    const rowOf = rows(organisation?.rows[0]?.id, flag)
    return await rate(clients, milliseconds, async (client) => {
      await connections[client]?.query(`insert into flags (${COLUMNS}) values ($1, $2, $3, $4, $5, $6)`, rowOf())
      return 1
    })
  } finally {
    await Promise.all(connections.map((connection) => connection.end()))
  }
}

/** The same; SQLite has one writer, so that more connections do not make it faster. */
export async function sqliteAlone(folder: string, { milliseconds, flag }: AloneOptions): Promise<number> {
  const database = new DatabaseSync(join(folder, 'fieldflag.sqlite'))
  try {
    database.exec('pragma journal_mode=wal; pragma synchronous=full')
    const rowOf = rows(String(database.prepare('select id from organisations').get()?.id), flag)
    const insert = database.prepare(`insert into flags (${COLUMNS}) values (?, ?, ?, ?, ?, ?)`)
    return await rate(1, milliseconds, async () => {
      insert.run(...rowOf())
      return 1
    })
  } finally {
    database.close()
  }
}

function rows(organisation: string, flag: Flag): () => (string | number)[] {
  const content = JSON.stringify(flag)
  return () => [uuidv7(), organisation, flag.hash, newReference(), Date.now(), content]
}
