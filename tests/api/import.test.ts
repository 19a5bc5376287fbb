import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openCarryFile, sealCarryFile } from '../../utils/api/carry-file.ts'
import { makeFlag } from './make-flag.ts'
import { enrolAt, runCommand, type ServerProcess, sendBatchTo, startProcess } from './server-process.ts'

const PASSPHRASE = 'four words without sense'

/** Making and opening a file costs a second of a processor on purpose, and each command is a process of its own. */
const TIMEOUT = 180_000

describe('flags that are carried in a file', { timeout: TIMEOUT }, () => {
  let folder: string
  let environment: Record<string, string>
  let server: ServerProcess
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'fieldflag-import-'))
    environment = { DATA_DIR: folder }
    server = await startProcess(environment)
  })
  afterAll(async () => {
    await server.end('SIGTERM')
    rmSync(folder, { recursive: true })
  })
  const take = (file: string, words: string[] = [], passphrase = PASSPHRASE) =>
    runCommand(['import', file, ...words], environment, `${passphrase}\n`)

  it('are taken in while the server runs, each once, wherever else it came from', async () => {
    const token = await enrolAt(server.origin, environment)
    const flags = await Promise.all([makeFlag(), makeFlag(), makeFlag()])
    const [first] = flags
    await sendBatchTo(server.origin, token, [first])
    const file = join(folder, 'waiting.age')
    writeFileSync(
      file,
      await sealCarryFile(
        flags.map((flag) => ({ flag, destination: null })),
        PASSPHRASE,
      ),
    )

    expect(await take(file)).toMatchObject({ code: 1, stderr: expect.stringContaining('Say --organisation') })
    expect(await take(file, ['--organisation', 'Nobody'])).toMatchObject({ code: 1 })
    const taken = await take(file, ['--organisation', 'Partner'])
    expect(taken).toMatchObject({ code: 0, stdout: '2 new, 1 here before, 0 refused\n' })
    expect((await sendBatchTo(server.origin, token, flags)).map(({ status }) => status)).toEqual([200, 200, 200])
  })

  it('say what is wrong with file or passphrase', async () => {
    const file = join(folder, 'one.age')
    writeFileSync(file, await sealCarryFile([{ flag: await makeFlag(), destination: null }], PASSPHRASE))
    expect((await take(file, [], 'another one')).stderr).toContain('The passphrase does not open this file.')
    const foreign = join(folder, 'foreign.age')
    writeFileSync(foreign, 'no such thing')
    expect((await take(foreign)).stderr).toContain('This is no file of waiting flags, or it is damaged.')
    expect((await take(join(folder, 'none.age'))).stderr).toContain('There is no file')
    expect((await runCommand(['import'], environment, '')).stderr).toContain('Say which file')
    const nowhere = { DATA_DIR: join(folder, 'nowhere') }
    expect((await runCommand(['import', file], nowhere, PASSPHRASE)).stderr).toContain('There is no database in')
  })

  it('are opened whatever of them is damaged, and the file holds nothing but flags and whom they are for', async () => {
    const destination = { origin: 'https://a.example', organisationId: 'x', organisationName: 'X', token: 'secret' }
    const file = await sealCarryFile([{ flag: await makeFlag(), destination }], PASSPHRASE)
    const opened = await openCarryFile(file, PASSPHRASE)
    expect(opened).toMatchObject({ ok: true, damaged: 0, flags: [{ destination: { origin: 'https://a.example' } }] })
    expect(JSON.stringify(opened)).not.toContain('secret')
    const cut = await openCarryFile(file.slice(0, -20), PASSPHRASE)
    expect(cut).toEqual({ ok: false, why: 'foreign_file' })
  })
})
