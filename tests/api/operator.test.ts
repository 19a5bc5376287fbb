import { randomUUID } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { nameDatabase } from '../../reporting-api/commands/name-database.ts'
import { verifyFlags } from '../../reporting-api/flags/verify-flags.ts'
import { RestoreError, readBackup, restoreBackup } from '../../reporting-api/store/backup.ts'
import { AccessListSchema, InviteSchema, RotatedTokenSchema } from '../../utils/api/access-contract.ts'
import { ServiceSchema } from '../../utils/api/service-contract.ts'
import { DATABASE_KINDS, freshDatabase } from './databases.ts'
import { makeFlag } from './make-flag.ts'
import { enrolAt, runCommand, sendBatchTo, startProcess } from './server-process.ts'
import { openTestService, problemOf, type TestService } from './test-service.ts'

const DAY = 24 * 3_600_000
const MINUTE = 60_000

describe.each(DATABASE_KINDS)('tokens and invites on %s', (kind) => {
  let service: TestService
  beforeEach(async () => {
    service = await openTestService(kind, { TOKEN_DAYS: '30' })
  })
  afterEach(() => service.close())

  const works = async (token: string) => (await service.request('GET', '/v1/changes', { token })).status === 200
  const rotate = async (token: string) =>
    RotatedTokenSchema.parse(await (await service.request('POST', '/v1/tokens', { token })).json())
  const access = async (token: string) =>
    AccessListSchema.parse(await (await service.request('GET', '/v1/operator/access', { token })).json()).access

  it('end after their days', async () => {
    const token = await service.enrol('Partner')
    service.passTime(30 * DAY - MINUTE)
    expect(await works(token)).toBe(true)
    service.passTime(2 * MINUTE)
    expect(await problemOf(await service.request('GET', '/v1/changes', { token }))).toBe('unauthorised')
  })

  it('are rotated: the one before works until the new one is used, the new one for its days', async () => {
    const first = await service.enrol('Partner')
    const { token, expiresAt } = await rotate(first)
    expect(Date.parse(expiresAt ?? '')).toBeGreaterThan(service.now().getTime() + 29 * DAY)
    service.passTime(DAY)
    // The answer was lost: whoever asks again, days later, does so with the old one.
    const { token: second } = await rotate(first)
    expect(await works(first)).toBe(true)
    expect(await works(second)).toBe(true)
    // The one that was lost may be in other hands.
    expect([await works(first), await works(token), await works(second)]).toEqual([false, false, true])
  })

  it('are not lengthened by asking for another', async () => {
    const first = await service.enrol('Partner')
    service.passTime(29 * DAY)
    await rotate(first)
    service.passTime(DAY + MINUTE)
    expect(await works(first)).toBe(false)
  })

  it('tell when they end, to who holds them', async () => {
    const invite = await service.invite('Partner')
    const token = await service.enrol('Partner')
    const endOf = async (secret: string) =>
      ServiceSchema.parse(await (await service.request('GET', '/v1/service', { token: secret })).json()).tokenEndsAt
    expect(await endOf(invite)).toBeUndefined()
    const { token: next, expiresAt } = await rotate(token)
    const end = Date.parse((await endOf(token)) ?? '')
    expect(Math.abs(end - service.now().getTime() - 30 * DAY)).toBeLessThan(MINUTE)
    expect(await endOf(next)).toBe(expiresAt)
  })

  it('are given back by who leaves: all of that member, and no others', async () => {
    const [mine, others] = [await service.enrol('Partner'), await service.enrol('Partner')]
    const { token: unused } = await rotate(mine)
    const answer = await service.request('DELETE', '/v1/tokens', { token: mine })
    expect([answer.status, await answer.json()]).toEqual([200, { revoked: true }])
    expect([await works(mine), await works(unused), await works(others)]).toEqual([false, false, true])
  })

  it('end by a revocation, also those that are made at that moment', async () => {
    const operator = await service.enrol('Operations', 'operator')
    for (let run = 0; run < 20; run += 1) {
      const token = await service.enrol('Partner')
      const member = (await access(operator)).findLast(({ kind, role }) => kind === 'member' && role === 'partner')
      const revoke = () => service.request('DELETE', `/v1/operator/access/${member?.id}`, { token: operator })
      const [made, ended] = await Promise.all([service.request('POST', '/v1/tokens', { token }), revoke()])
      expect(ended.status).toBe(200)
      const next = made.status === 201 ? RotatedTokenSchema.parse(await made.json()).token : null
      expect([await works(token), next !== null && (await works(next))]).toEqual([false, false])
    }
  })

  it('are listed and revoked by operators, all tokens of a member at once', async () => {
    const operator = await service.enrol('Operations', 'operator')
    const first = await service.enrol('Partner')
    const { token } = await rotate(first)
    const unused = await service.invite('Partner')
    const members = (await access(operator)).filter((entry) => entry.organisation === 'Partner')
    expect(members.map(({ kind, state }) => `${kind} ${state}`).toSorted()).toEqual([
      'invite used',
      'invite valid',
      'member valid',
      'member valid',
    ])
    expect(JSON.stringify(members)).not.toMatch(/ff[it]_|[0-9a-f]{64}/)
    const end = (id?: string) => service.request('DELETE', `/v1/operator/access/${id}`, { token: operator })
    const member = members.find((entry) => entry.kind === 'member')?.id
    expect((await end(member)).status).toBe(200)
    expect(await problemOf(await end(member))).toBe('not-found')
    expect([await works(first), await works(token)]).toEqual([false, false])
    const waiting = members.find(({ kind, state }) => kind === 'invite' && state === 'valid')?.id
    expect((await end(waiting)).status).toBe(200)
    expect(await problemOf(await service.request('GET', '/v1/service', { token: unused }))).toBe('invite-unknown')
    const body = { invite: unused, nonce: crypto.randomUUID() }
    expect(await problemOf(await service.request('POST', '/v1/enrolments', { body }))).toBe('invite-unknown')
  })

  it('are made by operators', async () => {
    const token = await service.enrol('Operations', 'operator')
    const body = { organisation: 'New partner', role: 'partner', hours: 2 }
    const answer = await service.request('POST', '/v1/operator/invites', { token, body })
    const { invite } = InviteSchema.parse(await answer.json())
    const card = await service.request('GET', '/v1/service', { token: invite })
    expect(ServiceSchema.parse(await card.json())).toMatchObject({ organisation: { name: 'New partner' } })
    for (const wrong of [
      { ...body, role: 'king' },
      { ...body, hours: 0 },
      { ...body, organisation: ' ' },
      { ...body, organisation: 'A\u0000B' },
      { ...body, organisation: 'A\nB' },
      { ...body, organisation: 'A\ud800B' },
    ]) {
      const refused = await service.request('POST', '/v1/operator/invites', { token, body: wrong })
      expect(await problemOf(refused)).toBe('bad-request')
    }
  })
})

describe.each(DATABASE_KINDS)('a backup from %s', (kind) => {
  let service: TestService
  let partner: string
  let lines: string[]

  beforeAll(async () => {
    service = await openTestService(kind)
    partner = await service.enrol('Partner')
    const flags = await Promise.all(Array.from({ length: 250 }, () => makeFlag({ note: 'x \u0000 ሀ' })))
    for (let at = 0; at < flags.length; at += 50) await service.sendBatch(partner, flags.slice(at, at + 50))
    lines = []
    for await (const line of readBackup(service.store)) {
      // What is written while the backup runs is not half in it.
      if (lines.length === 100 && kind === 'postgres') await service.sendBatch(partner, [await makeFlag()])
      lines.push(line.trimEnd())
    }
  })
  afterAll(() => service.close())

  it.each(DATABASE_KINDS)('is whole, and fills %s, once', async (target) => {
    const other = await openTestService(target)
    expect(await restoreBackup(other.store, linesOf(lines))).toBe(lines.length - 2)
    expect(await verifyFlags(other.store)).toEqual({ flags: 250, events: 250, faults: [] })
    // The token is as good there, and what was sent is known: nothing is doubled.
    expect(await other.changes(partner)).toEqual((await service.changes(partner)).slice(0, 250))
    await expect(restoreBackup(other.store, linesOf(lines))).rejects.toThrow('not empty')
    await other.close()
  })

  it.each([
    ['cut', (whole: string[]) => whole.slice(0, -1)],
    ['without a row', (whole: string[]) => whole.toSpliced(100, 1)],
    ['changed', (whole: string[]) => whole.map((line) => line.replace('Partner', 'Stranger'))],
    ['longer', (whole: string[]) => [...whole, whole[1] ?? '']],
    ['of something else', () => ['{"hello":1}']],
    ['no JSON', () => ['hello']],
  ])('is refused when it is %s, and nothing of it is kept', async (_, spoil) => {
    const other = await openTestService(kind)
    await expect(restoreBackup(other.store, linesOf(spoil(lines)))).rejects.toBeInstanceOf(RestoreError)
    expect(await other.store.database.selectFrom('organisations').selectAll().execute()).toEqual([])
    await other.close()
  })
})

async function* linesOf(lines: string[]): AsyncGenerator<string> {
  yield* lines
}

describe('operator commands', () => {
  it('work beside a running server, and from its backup', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'fieldflag-backup-'))
    const database = await freshDatabase('sqlite')
    const server = await startProcess(database.environment)
    const token = await enrolAt(server.origin, database.environment)
    await sendBatchTo(server.origin, token, [await makeFlag()])
    const run = (...words: string[]) => runCommand(words, database.environment)

    const file = join(folder, 'backup.gz')
    const { dataFolder } = database
    const source = join(dataFolder, 'fieldflag.sqlite')
    const stdout = `wrote ${file}: 1 flags of ${source}\n`
    expect(await run('backup', '--to', file)).toMatchObject({ code: 0, stdout })
    const again = await run('backup', '--to', file)
    expect(again).toMatchObject({ code: 1, stdout: '', stderr: expect.stringContaining(`${file} exists already`) })
    expect(readdirSync(folder)).toEqual(['backup.gz'])
    const written = readdirSync(dataFolder).map((name) => join(dataFolder, name))
    for (const name of [file, ...written]) expect(statSync(name).mode & 0o777, name).toBe(0o600)
    const line = (await run('list')).stdout.split('\n').find((text) => text.includes('\tmember\t'))
    expect(line).toMatch(/^[0-9a-f-]{36}\tmember\tpartner\tvalid\t20\d\d-\S+\tPartner$/)
    expect(await run('revoke', '--id', line?.split('\t')[0] ?? '')).toMatchObject({ code: 0, stdout: 'revoked 1\n' })
    const answer = await fetch(`${server.origin}/v1/changes`, { headers: { Authorization: `Bearer ${token}` } })
    expect(answer.status).toBe(401)
    await server.end('SIGKILL')
    expect(await run('verify')).toMatchObject({ code: 0, stdout: '1 flags, 1 events, 0 faults\n' })

    const other = await freshDatabase('sqlite')
    const restore = () => runCommand(['restore', '--from', file], other.environment)
    const packed = readFileSync(file)
    writeFileSync(file, packed.subarray(0, -20))
    expect(await restore()).toMatchObject({ code: 1, stderr: expect.stringContaining('Nothing was restored') })
    writeFileSync(file, packed)
    expect(await restore()).toMatchObject({ code: 0, stdout: expect.stringContaining('1 flags, 1 events, 0 faults') })
    await Promise.all([database.remove(), other.remove()])
    rmSync(folder, { recursive: true })
  }, 120_000)
})

describe('the command line of operators', () => {
  it.each([
    [['list']],
    [['revoke', '--id', randomUUID()]],
    [['verify']],
    [['backup', '--to', join(tmpdir(), `${randomUUID()}.gz`)]],
    [['close']],
  ])('refuses %j where no database is, and makes none', async (words) => {
    const folder = mkdtempSync(join(tmpdir(), 'fieldflag-none-'))
    const { code, stdout, stderr } = await runCommand(words, { DATA_DIR: folder })
    expect([code, stdout]).toEqual([1, ''])
    expect(stderr).toContain(`There is no database in ${folder} (DATA_DIR)`)
    expect(stderr).toContain('DATABASE_URL')
    expect(stderr).not.toContain('    at ')
    expect(readdirSync(folder)).toEqual([])
    rmSync(folder, { recursive: true })
  })

  it.each([
    [undefined, '/data/fieldflag.sqlite'],
    ['postgres://api:secret@db.example:5433/flags?password=secret', 'PostgreSQL flags on db.example:5433'],
    ['postgres://api:secret@localhost/flags?host=%2Frun%2Fpg', 'PostgreSQL flags on /run/pg'],
    ['postgres://api:secret@no host/flags', 'PostgreSQL'],
  ])('names the database %s without its secrets', (databaseUrl, name) => {
    expect(nameDatabase({ databaseUrl, dataFolder: '/data' })).toBe(name)
  })

  it.each([[['--help']]])('explains itself after %j', async (words) => {
    const { code, stdout, stderr } = await runCommand(words, {})
    expect([code, stderr]).toEqual([0, ''])
    for (const command of ['invite', 'list', 'revoke', 'verify', 'backup', 'restore']) expect(stdout).toContain(command)
  })

  it.each([
    [['revoke', '--id', 'x'], '--id'],
    [['restore', '--from', '/nowhere/at/all'], 'can not be read'],
    [['invite', '--organisation', 'A\nB', '--role', 'partner'], '--organisation'],
  ])('says what is wrong with %j', async (words, word) => {
    const { code, stdout, stderr } = await runCommand(words, {})
    expect([code, stdout]).toEqual([1, ''])
    expect(stderr).toContain(word)
    expect(stderr).not.toContain('    at ')
  })
})
