import { resolve } from 'node:path'
import type { Configuration } from '../configuration.ts'
import { sqliteFile } from '../store/open-store.ts'

/**
 * The configured database as the operator knows it: a SQLite file's whole path, or the name and host of one on
 * PostgreSQL. Of `DATABASE_URL` only these two parts, since user, password and parameters may be secret.
 */
export function nameDatabase({ databaseUrl, dataFolder }: Pick<Configuration, 'databaseUrl' | 'dataFolder'>): string {
  if (databaseUrl === undefined) return resolve(sqliteFile(dataFolder))
  const url = URL.parse(databaseUrl)
  if (!url) return 'PostgreSQL'
  // A socket's folder stands in the parameters.
  const host = url.searchParams.get('host') ?? url.host
  return `PostgreSQL ${url.pathname.slice(1)} on ${host || 'localhost'}`
}
