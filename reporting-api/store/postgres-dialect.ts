import { PostgresDialect } from 'kysely'
import { Pool, types } from 'pg'

/** Type `bigint`. The driver gives text for it; ours are times and counters, far below 2^53. */
const INT8 = 20

export interface PostgresOptions {
  /** `postgres://user:password@host:5432/fieldflag` */
  url: string
  /** How long one statement may take, and how long a transaction may stand idle, in ms; 0 is for ever. */
  statementTimeout: number
  /** Told of connections that broke. */
  reportError(error: Error): void
}

/** A dialect on a PostgreSQL database. */
export function postgresDialect({ url, statementTimeout, reportError }: PostgresOptions): PostgresDialect {
  const pool = new Pool({
    connectionString: statementTimeout === 0 ? withoutTimeout(url) : url,
    max: 10,
    connectionTimeoutMillis: 10_000,
    statement_timeout: statementTimeout,
    // A process that freezes in a transaction would hold its organisation's lock, and all who wait for it a connection each.
    idle_in_transaction_session_timeout: statementTimeout,
    types: {
      getTypeParser: (type: number, format?: 'text' | 'binary') =>
        type === INT8 ? Number : types.getTypeParser(type, format === 'binary' ? 'binary' : 'text'),
    },
  })
  // A connection that the server closes is an event, idle or in use; unheard it would end the process. The pool hears idle
  // ones only, and tells of them a second time: https://node-postgres.com/apis/pool#error
  pool.on('connect', (client) => client.on('error', reportError))
  pool.on('error', () => undefined)
  return new PostgresDialect({ pool })
}

/** The driver does not send a 0 of its options; then limits that the role or the database has would hold. */
function withoutTimeout(url: string): string {
  const none = ['statement_timeout', 'idle_in_transaction_session_timeout'].map((limit) => `${limit}=0`).join('&')
  return `${url}${url.includes('?') ? '&' : '?'}${none}`
}
