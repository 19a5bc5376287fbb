// node:sqlite for Kysely, whose own dialect is written for better-sqlite3.
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite'
import { setTimeout } from 'node:timers/promises'
import {
  CompiledQuery,
  type DatabaseConnection,
  type Driver,
  SqliteAdapter,
  type SqliteDatabase,
  SqliteDialect,
  SqliteDriver,
  type SqliteStatement,
} from 'kysely'

/** How long one process waits for another one's write, in ms. */
const BUSY_TIMEOUT = 10_000
/**
 * Statements worth keeping. Some pragmas act while they are prepared (https://www.sqlite.org/pragma.html), and what changes
 * tables comes once.
 */
const KEPT = /^(select|insert|update|delete|begin|commit|rollback)\b/i
/** A batch has other texts for each number of flags: the usual ones and some of these. */
const MOST_STATEMENTS = 100
/** Between two attempts to take the lock, in ms. */
const LONGEST_PAUSE = 20
/** https://www.sqlite.org/rescode.html#busy */
const SQLITE_BUSY = 5

/**
 * A dialect on one SQLite file. Each commit is on the disk before it returns (WAL with `synchronous=FULL`,
 * https://www.sqlite.org/pragma.html#pragma_synchronous).
 */
export function sqliteDialect(file: string): SqliteDialect {
  return new NodeSqliteDialect({ database: async () => openDatabase(file) })
}

function openDatabase(file: string): SqliteDatabase {
  const database = new DatabaseSync(file, { timeout: BUSY_TIMEOUT, enableForeignKeyConstraints: true })
  database.exec('PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;')
  const prepare = keepStatements((text) => adaptStatement(database.prepare(text)))
  return { prepare, close: () => database.close() }
}

/**
 * Prepares each text once: that costs more than most statements take. Which texts, see `KEPT`; those go first that were not
 * used for longest. Each keeps the values of its last run in memory.
 */
function keepStatements(prepare: (text: string) => SqliteStatement): (text: string) => SqliteStatement {
  const kept = new Map<string, SqliteStatement>()
  return (text) => {
    const statement = kept.get(text) ?? prepare(text)
    if (!KEPT.test(text)) return statement
    kept.delete(text)
    kept.set(text, statement)
    const [oldest] = kept.keys()
    if (kept.size > MOST_STATEMENTS && oldest !== undefined) kept.delete(oldest)
    return statement
  }
}

function adaptStatement(statement: StatementSync): SqliteStatement {
  return {
    reader: statement.columns().length > 0,
    all: (parameters) => statement.all(...bindable(parameters)),
    run: (parameters) => statement.run(...bindable(parameters)),
    iterate: (parameters) => statement.iterate(...bindable(parameters)),
  }
}

function bindable(parameters: readonly unknown[]): SQLInputValue[] {
  return parameters.map((value) => {
    if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint')
      return value
    throw new TypeError(`SQLite takes no ${typeof value}`)
  })
}

class NodeSqliteDialect extends SqliteDialect {
  readonly #config: { database: () => Promise<SqliteDatabase> }

  constructor(config: { database: () => Promise<SqliteDatabase> }) {
    super(config)
    this.#config = config
  }

  override createDriver(): Driver {
    return new ImmediateDriver(this.#config)
  }

  override createAdapter(): SqliteAdapter {
    return new TransactionalAdapter()
  }
}

/**
 * A deferred `begin` that reads first and writes later fails at once with SQLITE_BUSY_SNAPSHOT when another
 * process wrote in between, whatever the timeout: https://www.sqlite.org/lang_transaction.html
 * And SQLite's own waiting blocks the whole process, so for the lock we ask again until it is free.
 */
class ImmediateDriver extends SqliteDriver {
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    const run = (text: string) => connection.executeQuery(CompiledQuery.raw(text))
    const deadline = performance.now() + BUSY_TIMEOUT
    await run('pragma busy_timeout = 0')
    try {
      while (!(await isTaken(() => run('begin immediate')))) {
        if (performance.now() > deadline) throw new BusyError()
        await setTimeout(Math.random() * LONGEST_PAUSE)
      }
    } finally {
      await run(`pragma busy_timeout = ${BUSY_TIMEOUT}`)
    }
  }
}

/** Another process wrote for so long that we gave up. */
class BusyError extends Error {
  override name = 'BusyError'
  readonly errcode = SQLITE_BUSY

  constructor() {
    super('the database was locked for too long')
  }
}

/** Whether the lock was taken; throws what is no waiting for it. */
async function isTaken(begin: () => Promise<unknown>): Promise<boolean> {
  try {
    await begin()
    return true
  } catch (error) {
    const isBusy = error instanceof Error && 'errcode' in error && error.errcode === SQLITE_BUSY
    if (isBusy) return false
    throw error
  }
}

/** SQLite can change tables in a transaction; Kysely's adapter says no. The transaction is our migration lock. */
class TransactionalAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true
  }
}
