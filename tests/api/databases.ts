// A fresh, empty database for a test, of either kind.
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { inject } from 'vitest'
import type { StoreOptions } from '../../reporting-api/store/open-store.ts'
import type { DatabaseKind } from '../../reporting-api/store/store.ts'

export const DATABASE_KINDS: DatabaseKind[] = ['sqlite', 'postgres']

export interface FreshDatabase extends StoreOptions {
  /** The same as environment variables of a server process. */
  environment: Record<string, string>
  remove(): Promise<void>
}

export async function freshDatabase(kind: DatabaseKind): Promise<FreshDatabase> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'fieldflag-api-'))
  const databaseUrl = kind === 'postgres' ? await createPostgresDatabase() : undefined
  return {
    dataFolder,
    databaseUrl,
    reportError(error) {
      throw error
    },
    environment: { DATA_DIR: dataFolder, ...(databaseUrl && { DATABASE_URL: databaseUrl }) },
    async remove() {
      rmSync(dataFolder, { recursive: true, force: true })
    },
  }
}

async function createPostgresDatabase(): Promise<string> {
  const name = `test_${randomUUID().replaceAll('-', '')}`
  const url = new URL(inject('postgresUrl'))
  const client = new Client({ connectionString: url.href })
  await client.connect()
  await client.query(`create database ${client.escapeIdentifier(name)}`)
  await client.end()
  url.pathname = `/${name}`
  return url.href
}
