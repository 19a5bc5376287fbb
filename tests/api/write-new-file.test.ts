// The file of a backup: whole under its name, or not there, and nothing beside it.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { constants, tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { writeNewFile } from '../../reporting-api/commands/write-new-file.ts'

let folder: string
let file: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fieldflag-file-'))
  file = join(folder, 'backup.gz')
})
afterEach(() => rmSync(folder, { recursive: true }))

it('is written whole, for this account only', async () => {
  await writeNewFile(file, of('one\n', 'two\n'))
  expect(readdirSync(folder)).toEqual(['backup.gz'])
  expect(gunzipSync(readFileSync(file)).toString()).toBe('one\ntwo\n')
  expect(statSync(file).mode & 0o777).toBe(0o600)
})

it('leaves nothing where the reading fails, and can be tried again', async () => {
  const failing = async function* () {
    yield 'one\n'
    // The file is opened while the reading begins.
    const part = expect.stringMatching(`^backup\\.gz\\.${process.pid}-.+\\.part$`)
    await vi.waitFor(() => expect(readdirSync(folder)).toEqual([part]))
    throw new Error('the database is away')
  }
  await expect(writeNewFile(file, failing())).rejects.toThrow('the database is away')
  expect(readdirSync(folder)).toEqual([])
  await writeNewFile(file, of('one\n'))
  expect(readdirSync(folder)).toEqual(['backup.gz'])
})

it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('leaves nothing where %s ends the process', async (signal) => {
  const module = new URL('../../reporting-api/commands/write-new-file.ts', import.meta.url)
  const script = `
    import { writeNewFile } from ${JSON.stringify(module.href)}
    const endless = async function* () {
      yield 'one\\n'
      console.log('writing')
      await new Promise((resolve) => setInterval(resolve, 2 ** 30))
    }
    await writeNewFile(${JSON.stringify(file)}, endless())`
  const child = spawn(process.execPath, ['--input-type=module', '--eval', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const exited = once(child, 'exit')
  await once(child.stdout, 'data')
  expect(readdirSync(folder)).toHaveLength(1)
  child.kill(signal)
  expect(await exited).toEqual([128 + constants.signals[signal], null])
  expect(readdirSync(folder)).toEqual([])
})

async function* of(...lines: string[]): AsyncGenerator<string> {
  yield* lines
}
