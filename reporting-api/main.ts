// The command line: `serve` (default) and what operators do.
import { parseArgs } from 'node:util'
import { UsageError } from './commands/usage-error.ts'
import { type Configuration, readConfiguration } from './configuration.ts'

const USAGE = `usage: npm run api                      start the server
       npm run api -- COMMAND           one of these; they read the same environment variables

  invite --organisation "…" --role partner|reviewer|operator [--hours 168]
                                        print an invite link, which works once
  list                                  who holds a token or an invite, until when
  revoke --id ID                        end a member's tokens or an invite, by the id that list shows
  verify                                recompute every hash; ends with 1 where anything was changed
  backup --to FILE                      the whole database in one new file (not encrypted), also while the server runs
  restore --from FILE                   fill an empty database, SQLite or PostgreSQL, from such a file
  import FILE [--organisation "…"]      take in flags, and what was said of flags, that a partner carried here in an
                                        encrypted file; the passphrase is asked for, or read from the standard input
  close                                 close what partners let expire; the server does so each hour
  openapi                               print the OpenAPI document
  --help                                this text`

// What is written here, database and backups, holds what partners sent: for this account alone.
process.umask(0o077)
try {
  await run(process.argv.slice(2))
} catch (error) {
  if (error instanceof UsageError) console.error(`${error.message}\n\n${USAGE}`)
  else console.error(error)
  process.exitCode = 1
}

async function run(words: string[]): Promise<void> {
  const { command, file, options } = parse(words)
  if (options.help) return console.log(USAGE)
  // Each command loads only what it needs: an invite is made in a moment.
  switch (command) {
    case 'serve':
      return (await import('./commands/serve.ts')).serve(configuration())
    case 'invite':
      return (await import('./commands/invite.ts')).invite(configuration(), options)
    case 'list':
      return (await import('./commands/list.ts')).list(configuration())
    case 'revoke':
      return (await import('./commands/revoke.ts')).revoke(configuration(), options)
    case 'verify':
      return (await import('./commands/verify.ts')).verify(configuration())
    case 'backup':
      return (await import('./commands/backup.ts')).backup(configuration(), options)
    case 'restore':
      return (await import('./commands/restore.ts')).restore(configuration(), options)
    case 'import':
      return (await import('./commands/import.ts')).importFlags(configuration(), { ...options, file })
    case 'close':
      return (await import('./commands/close.ts')).close(configuration())
    case 'openapi':
      return (await import('./commands/openapi.ts')).openapi()
    default:
      throw new UsageError(`There is no command "${command}".`)
  }
}

function parse(words: string[]) {
  try {
    const text = { type: 'string' } as const
    const { values, positionals } = parseArgs({
      args: words,
      allowPositionals: true,
      options: {
        organisation: text,
        role: text,
        hours: text,
        id: text,
        to: text,
        from: text,
        help: { type: 'boolean', short: 'h' },
      },
    })
    return { command: positionals[0] ?? 'serve', file: positionals[1], options: values }
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : 'The options are not understood.')
  }
}

function configuration(): Configuration {
  const read = readConfiguration(process.env)
  if (!read.ok) throw new UsageError(read.faults.join('\n'))
  return read.configuration
}
