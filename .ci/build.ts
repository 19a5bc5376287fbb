// Builds the extension for each browser, as users get it.
import { spawnSync } from 'node:child_process'

for (const browser of ['chrome', 'firefox']) {
  const { status } = spawnSync('wxt', ['build', '-b', browser], { stdio: 'inherit' })
  if (status !== 0) process.exit(status ?? 1)
}
