// What the database does by itself: one flag's row in the service's own table, one insert a transaction. Measured after the
// service has stopped, in the tables that it filled.
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
    const organisations = (await connections[0]?.query('select id from organisations'))?.rows ?? []
    const text = `insert into flags (${COLUMNS}) values ($1, $2, $3, $4, $5, $6)`
    return await rate(clients, milliseconds, async (client) => {
      const values = rowOf(organisations[client % organisations.length].id, flag)
      // By its name it is parsed once, as SQLite's is.
      await connections[client]?.query({ name: 'insert', text, values })
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
    const organisation = String(database.prepare('select id from organisations').get()?.id)
    const insert = database.prepare(`insert into flags (${COLUMNS}) values (?, ?, ?, ?, ?, ?)`)
    return await rate(1, milliseconds, async () => {
      insert.run(...rowOf(organisation, flag))
      return 1
    })
  } finally {
    database.close()
  }
}

function rowOf(organisation: string, flag: Flag): (string | number)[] {
  return [uuidv7(), organisation, flag.hash, newReference(), Date.now(), JSON.stringify(flag)]
}
