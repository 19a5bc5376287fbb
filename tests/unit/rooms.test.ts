import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'

// One for each way in which rooms could grow together; the whole table is in biome.json.
const REFUSED = [
  ['utils/platforms/facebook/a.ts', '../../store/store.ts'],
  ['utils/flag-control/b.ts', 'react'],
  ['utils/flag/c.ts', '../api/flag-contract.ts'],
  ['utils/store/d.ts', '../outbox/outbox.ts'],
  ['utils/outbox/e.ts', '../history/history.ts'],
  ['utils/api/f.ts', '../../components/form/form-store.ts'],
  ['components/form/g.tsx', '../../utils/store/store.ts'],
  ['components/form/h.tsx', '../../utils/platforms/permalink.ts'],
  ['reporting-api/flags/i.ts', '../../utils/store/store.ts'],
]
const ALLOWED = [
  ['utils/drafts/j.ts', '../outbox/outbox.ts'],
  ['utils/flag-control/k.ts', '../platforms/platform.ts'],
  ['components/form/l.tsx', '../../utils/flag/flag.ts'],
  ['entrypoints/background/m.ts', '../../utils/store/store.ts'],
  ['reporting-api/flags/n.ts', '../../utils/flag/flag.ts'],
]

let said = ''

beforeAll(() => {
  const folder = mkdtempSync(join(tmpdir(), 'fieldflag-rooms-'))
  copyFileSync('biome.json', join(folder, 'biome.json'))
  for (const [file = '', imported = ''] of [...REFUSED, ...ALLOWED]) {
    mkdirSync(dirname(join(folder, file)), { recursive: true })
    writeFileSync(join(folder, file), `import { thing } from '${imported}'\n\nexport const other = thing\n`)
  }
  const words = ['lint', '--vcs-enabled=false', '--only=style/noRestrictedImports', '--max-diagnostics=none']
  const { stdout, stderr } = spawnSync('biome', words, { cwd: folder, encoding: 'utf8' })
  said = stdout + stderr
})

test.each(REFUSED)('%s may not import %s', (file) => expect(said).toContain(`${file}:1:`))

test.each(ALLOWED)('%s may import %s', (file) => expect(said).not.toContain(`${file}:1:`))

test('the lint read all files, its own included', () =>
  expect(said).toContain(`Checked ${REFUSED.length + ALLOWED.length + 1} files`))
