// Starts the practice sites and says how to open them: `npx node tests/practice/serve.ts [port]`.
import { browserArguments, startSites } from './sites.ts'

const interrupted = new AbortController()
process.once('SIGINT', () => interrupted.abort())
process.once('SIGTERM', () => interrupted.abort())

const { port } = await startSites({ port: Number(process.argv[2] ?? 0), signal: interrupted.signal })
console.log(`Practice sites on port ${port}. Open them with:

chromium --user-data-dir=$(mktemp -d) '${browserArguments(port).join("' '")}' \\
  https://www.facebook.com/ https://www.instagram.com/

Switches: ?theme=dark  ?locale=ar  ?posts=600&stream=20 (posts a second)  ?virtual=off`)
