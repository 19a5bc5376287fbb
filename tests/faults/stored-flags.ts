import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { StoredFlag } from './perfect-outbox.ts'

/** All flags in a server's SQLite file, read beside the running server. */
export function storedFlags(dataFolder: string): StoredFlag[] {
  const database = new DatabaseSync(join(dataFolder, 'fieldflag.sqlite'), { readOnly: true })
  try {
    const rows = database.prepare('select id, reference, content from flags').all()
    return rows.map(({ id, reference, content }) => {
      const { subject } = JSON.parse(String(content)) as { subject: { link: string | null } }
      return { id: String(id), reference: String(reference), link: subject.link }
    })
  } finally {
    database.close()
  }
}
