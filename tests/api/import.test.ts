import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Encrypter } from 'age-encryption'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openCarryFile, sealCarryFile } from '../../utils/api/carry-file.ts'
import { StoredFlagSchema } from '../../utils/api/flag-contract.ts'
import { ServiceSchema } from '../../utils/api/service-contract.ts'
import type { Destination } from '../../utils/flag/destination.ts'
import { carriedEvent } from '../unit/carried-event.ts'
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
      await sealCarryFile({ flags: flags.map((flag) => ({ flag, destination: null })), events: [] }, PASSPHRASE),
    )

    expect(await take(file)).toMatchObject({ code: 1, stderr: expect.stringContaining('Say --organisation') })
    expect(await take(file, ['--organisation', 'Nobody'])).toMatchObject({ code: 1 })
    const taken = await take(file, ['--organisation', 'Partner'])
    expect(taken).toMatchObject({ code: 0, stdout: '2 new, 1 here before, 0 refused\n' })
    expect((await sendBatchTo(server.origin, token, flags)).map(({ status }) => status)).toEqual([200, 200, 200])
  })

  it('say what is wrong with file or passphrase', async () => {
    const file = join(folder, 'one.age')
    writeFileSync(
      file,
      await sealCarryFile({ flags: [{ flag: await makeFlag(), destination: null }], events: [] }, PASSPHRASE),
    )
    expect((await take(file, [], 'another one')).stderr).toContain('The passphrase does not open this file.')
    const foreign = join(folder, 'foreign.age')
    writeFileSync(foreign, 'no such thing')
    expect((await take(foreign)).stderr).toContain('This is no file of waiting flags, or it is damaged.')
    expect((await take(join(folder, 'none.age'))).stderr).toContain('There is no file')
    expect((await runCommand(['import'], environment, '')).stderr).toContain('Say which file')
    const nowhere = { DATA_DIR: join(folder, 'nowhere') }
    expect((await runCommand(['import', file], nowhere, PASSPHRASE)).stderr).toContain('There is no database in')
  })

  it('are opened whatever of them is damaged, and the file holds nothing but what waits and whom it is for', async () => {
    const destination = { origin: 'https://a.example', organisationId: 'x', organisationName: 'X', token: 'secret' }
    const flag = await makeFlag()
    const content = { flags: [{ flag, destination }], events: [carriedEvent(flag.id, {}, destination)] }
    const file = await sealCarryFile(content, PASSPHRASE)
    const opened = await openCarryFile(file, PASSPHRASE)
    const named = [{ destination: { origin: 'https://a.example' } }]
    expect(opened).toMatchObject({ ok: true, damaged: 0, flags: named, events: named })
    expect(JSON.stringify(opened)).not.toContain('secret')
    const cut = await openCarryFile(file.slice(0, -20), PASSPHRASE)
    expect(cut).toEqual({ ok: false, why: 'foreign_file' })
  })

  it('are opened from files of earlier versions, which hold no events, and from later ones, which hold what is not known yet', async () => {
    const flag = await makeFlag()
    const seal = async (more: object) => {
      const encrypter = new Encrypter()
      encrypter.setPassphrase(PASSPHRASE)
      encrypter.setScryptWorkFactor(10)
      const content = { format: 'fieldflag/carried-flags/1', flags: [{ flag, destination: null }], ...more }
      return Uint8Array.from(await encrypter.encrypt(JSON.stringify(content)))
    }
    const earlier = await openCarryFile(await seal({}), PASSPHRASE)
    expect(earlier).toMatchObject({ ok: true, flags: [{ flag: { id: flag.id } }], events: [], damaged: 0 })
    const strange = carriedEvent(flag.id, { words: 'x'.repeat(4_001) })
    const later = await openCarryFile(await seal({ events: [strange, carriedEvent(flag.id)], more: 1 }), PASSPHRASE)
    expect(later).toMatchObject({ ok: true, flags: [{}], events: [{ flagId: flag.id }], damaged: 1 })
  })

  it('come with what was said of them: that goes after the flags, each once, to its own organisation, whatever else is refused', async () => {
    const river = await enrolAt(server.origin, environment, 'River')
    const hills = await enrolAt(server.origin, environment, 'Hills')
    const [atRiver, atHills] = await Promise.all([destinationOf(river), destinationOf(hills)])
    const [received, waiting] = await Promise.all([makeFlag(), makeFlag()])
    await sendBatchTo(server.origin, river, [received])
    const ofReceived = carriedEvent(received.id, {}, atRiver)
    const ofWaiting = carriedEvent(waiting.id)
    const others = [
      // Nobody asked anything, and the flag is River's.
      carriedEvent(received.id, { kind: 'answer' }, atRiver),
      carriedEvent(received.id, {}, atHills),
    ]
    const events = [...others, ofWaiting, ofReceived]
    const file = join(folder, 'said.age')
    writeFileSync(file, await sealCarryFile({ flags: [{ flag: waiting, destination: atHills }], events }, PASSPHRASE))

    const first = await take(file)
    expect(first.stdout).toBe(
      `1 new, 0 here before, 0 refused
${others[0]?.event.id}: The flag can not go into that state now
${others[1]?.event.id}: There is nothing here
said of flags: 2 new, 0 here before, 2 refused
`,
    )
    expect(first.code).toBe(1)
    expect((await take(file)).stdout).toContain('said of flags: 0 new, 2 here before, 2 refused')
    expect(await said(river, received.id)).toMatchObject([{ id: ofReceived.event.id, words: 'They come at night.' }])
    expect(await said(hills, waiting.id)).toMatchObject([{ id: ofWaiting.event.id, member: null }])
    // What comes by the line afterwards is there.
    const { flagId, event } = ofReceived
    expect((await call(river, `flags/${flagId}/events`, event)).status).toBe(200)
    expect((await runCommand(['verify'], environment)).code).toBe(0)
  })

  it('may be there already: what was said of them goes to the organisation that is named where it names none', async () => {
    const token = await enrolAt(server.origin, environment)
    const flag = await makeFlag()
    await sendBatchTo(server.origin, token, [flag])
    const file = join(folder, 'words.age')
    writeFileSync(file, await sealCarryFile({ flags: [], events: [carriedEvent(flag.id)] }, PASSPHRASE))
    expect(await take(file)).toMatchObject({ code: 1, stderr: expect.stringContaining('Say --organisation') })
    const taken = await take(file, ['--organisation', 'Partner'])
    expect(taken).toMatchObject({ code: 0, stdout: expect.stringContaining('said of flags: 1 new, 0 here before') })
    expect(await said(token, flag.id)).toHaveLength(1)
  })

  function call(token: string, path: string, body?: object): Promise<Response> {
    return fetch(`${server.origin}/v1/${path}`, {
      headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
      ...(body && { method: 'POST', body: JSON.stringify(body) }),
    })
  }

  async function destinationOf(token: string): Promise<Destination> {
    const { organisation } = ServiceSchema.parse(await (await call(token, 'service')).json())
    return { origin: server.origin, organisationId: organisation.id, organisationName: organisation.name }
  }

  /** What the partner said of a flag, as the server holds it. */
  async function said(token: string, flagId: string) {
    const { events } = StoredFlagSchema.parse(await (await call(token, `flags/${flagId}`)).json())
    return events.filter(({ by }) => by === 'reporter')
  }
})
