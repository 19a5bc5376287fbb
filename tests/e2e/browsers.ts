// Finds the browsers that tests and the tour drive, and installs what is missing where that can be done.
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

export type BrowserName = 'chromium' | 'firefox'

/** Branded Chrome no longer loads unpacked extensions from the command line (since 137), so it is not looked for. */
const KNOWN: Record<BrowserName, { commands: string[]; package: string; override: string }> = {
  chromium: { commands: ['chromium', 'chromium-browser'], package: 'chromium', override: 'CHROMIUM_PATH' },
  firefox: { commands: ['firefox-esr', 'firefox'], package: 'firefox-esr', override: 'FIREFOX_PATH' },
}

/** The path of an installed browser: `CHROMIUM_PATH` or `FIREFOX_PATH`, else one on the PATH, else a download of the tools' own. */
export function findBrowser(name: BrowserName): string | null {
  const { commands, override } = KNOWN[name]
  const given = process.env[override]
  if (given) return given
  for (const command of commands) {
    const found = spawnSync('sh', ['-c', `command -v ${command}`], { encoding: 'utf8' }).stdout.trim()
    if (found) return found
  }
  return downloaded(name)
}

/** The path of a browser, or an error that says exactly what to install. */
export function browserPath(name: BrowserName): string {
  const path = findBrowser(name)
  if (path) return path
  const { package: debian, override } = KNOWN[name]
  throw new Error(
    `${name} is missing. Install it (Debian: sudo apt-get install ${debian}) or set ${override} to its path, then run this again.`,
  )
}

/** Installs the browsers that are missing: as root by Debian's packages, else by the tools' own downloads. */
export function installMissingBrowsers(names: readonly BrowserName[]): void {
  const missing = names.filter((name) => findBrowser(name) === null)
  if (missing.length === 0) return
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    console.log(`Installing ${missing.join(' and ')} from Debian's packages …`)
    const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    const apt = (...words: string[]) =>
      spawnSync('apt-get', words, { stdio: ['ignore', 'ignore', 'inherit'], env: environment })
    apt('update', '-qq')
    const packages = missing.map((name) => KNOWN[name].package)
    apt('install', '-y', '-qq', '--no-install-recommends', ...packages)
  } else {
    console.log(`Downloading ${missing.join(' and ')} …`)
    if (missing.includes('chromium')) spawnSync('npx', ['playwright', 'install', 'chromium'], { stdio: 'inherit' })
    if (missing.includes('firefox')) {
      spawnSync('npx', ['@puppeteer/browsers', 'install', 'firefox@stable', '--path', DOWNLOADS], { stdio: 'inherit' })
    }
  }
  // Says what to do by hand where that did not work either.
  for (const name of names) browserPath(name)
}

const DOWNLOADS = '.output/browsers'

function downloaded(name: BrowserName): string | null {
  if (name === 'chromium') {
    const script = "import('@playwright/test').then(({ chromium }) => console.log(chromium.executablePath()))"
    const path = execFileSync(process.execPath, ['-e', script], { encoding: 'utf8' }).trim()
    return existsSync(path) ? path : null
  }
  if (!existsSync(DOWNLOADS)) return null
  const listed = spawnSync('find', [DOWNLOADS, '-type', 'f', '-name', 'firefox', '-perm', '-u+x'], { encoding: 'utf8' })
  return listed.stdout.trim().split('\n')[0] || null
}
