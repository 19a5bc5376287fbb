import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { Writable } from 'node:stream'

/**
 * One line from the standard input, asked for and not shown where a person sits at it. Never an argument: those can be
 * read by every user of the machine and stay in the shell's history.
 */
export async function readPassphrase(): Promise<string> {
  const { stdin, stderr } = process
  if (stdin.isTTY) stderr.write('Passphrase of the file: ')
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() })
  const lines = createInterface({ input: stdin, output: silent, terminal: stdin.isTTY })
  try {
    const [line] = (await Promise.race([once(lines, 'line'), once(lines, 'close').then(() => [''])])) as [string]
    return line
  } finally {
    lines.close()
    if (stdin.isTTY) stderr.write('\n')
  }
}
