import { PostgresDialect } from 'kysely'
import { Pool, types } from 'pg'

/** Type `bigint`. The driver gives text for it; ours are times and counters, far below 2^53. */
const INT8 = 20

export interface PostgresOptions {
  /** `postgres://user:password@host:5432/fieldflag` */
  url: string
  /** How long one statement may take, and how long a transaction may stand idle, in ms; 0 is for ever. */
  statementTimeout: number
  /** Told of connections that broke while idle. */
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
  // An idle connection that the server closes is an event of the pool; unheard it would end the process.
  pool.on('error', reportError)
  return new PostgresDialect({ pool })
}

/** The driver does not send a 0 of its options; then a limit that the role or the database has would hold. */
function withoutTimeout(url: string): string {
  return `${url}${url.includes('?') ? '&' : '?'}statement_timeout=0`
}
