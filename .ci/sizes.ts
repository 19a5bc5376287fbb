// Prints what the build weighs against the budgets of the design, and fails where one is passed.
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

const KB = 1000
const root = '.output/chrome-mv3'

/** All scripts that a page of the extension loads when it opens: its own and what they import at once. */
function scriptsOf(page: string): string[] {
  const html = readFileSync(join(root, page), 'utf8')
  const found = new Set<string>()
  const follow = (file: string) => {
    if (found.has(file)) return
    found.add(file)
    const code = readFileSync(join(root, file), 'utf8')
    for (const [, name] of code.matchAll(/(?:from|import)\s*["']\.\/([^"']+\.js)["']/g))
      follow(join('chunks', name ?? ''))
  }
  for (const [, source] of html.matchAll(/(?:src|href)="\/([^"]+\.js)"/g)) follow(source ?? '')
  return [...found]
}

const bytes = (files: string[]) => files.reduce((sum, file) => sum + statSync(join(root, file)).size, 0)
const budgets: [string, number, number][] = [
  ['content script facebook', bytes(['facebook.js']), 25 * KB],
  ['content script instagram', bytes(['instagram.js']), 25 * KB],
  ['popup, scripts', bytes(scriptsOf('popup.html')), 400 * KB],
]

let failed = false
for (const [name, size, limit] of budgets) {
  const over = size > limit
  failed ||= over
  console.log(`${over ? 'TOO LARGE' : 'ok'}  ${name}: ${(size / KB).toFixed(1)} kB of ${limit / KB} kB`)
}
const total = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
console.log(`    all files: ${total.length}`)
process.exitCode = failed ? 1 : 0
