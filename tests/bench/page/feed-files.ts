import { readFileSync } from 'node:fs'
import { stripTypeScriptTypes } from 'node:module'
import { fileURLToPath } from 'node:url'

/** The page's own modules, as they import each other: by paths below `tests/`. */
const MODULES = [
  'bench/page/feed/feed.ts',
  'bench/page/feed/make-post.ts',
  'bench/page/feed/watch-controls.ts',
  'practice/content/seeded-random.ts',
]

/**
 * Posts stand where the window (900 px) does not draw them yet (Chromium draws one and a half heights ahead) but a reader
 * comes next, within two heights; the first is drawn just before it leaves. With all of them laid out and painted at each
 * arrival, 600 posts would take a minute a run, nearly all of it the browser's own work, the same in all arms.
 */
const STYLE = `
body { margin: 0; font: 15px/1.3 sans-serif; background: #f2f4f7; color: #080809 }
.page { display: grid; grid-template-columns: 1fr 500px 1fr }
.page [role=navigation], .page [role=complementary] { position: sticky; top: 0; block-size: 100vh; overflow: hidden }
.above { block-size: 2214px }
.post { block-size: 36px; contain: strict; content-visibility: auto }
.card { background: #fff; margin-block: 8px }
.decoy { position: absolute; left: -10000px; top: -10000px }
.hidden { display: none }
.blank { block-size: 300px }
.online .dot { background: #31a24c }
`

/** What the server has to serve for the bench's feed: the page at `/`, its modules and its style. */
export function feedFiles(): Map<string, { content: string; contentType: string }> {
  const files = new Map(
    MODULES.map((path) => {
      const code = readFileSync(fileURLToPath(new URL(`../../${path}`, import.meta.url)), 'utf8')
      return [`/static/${path}`, { content: stripTypeScriptTypes(code), contentType: 'text/javascript; charset=utf-8' }]
    }),
  )
  files.set('/static/bench.css', { content: STYLE, contentType: 'text/css; charset=utf-8' })
  const page = `<!doctype html><html id="facebook" lang="en"><head><meta charset="utf-8"><title>Facebook</title>
<link rel="stylesheet" href="/static/bench.css"><script type="module" src="/static/${MODULES[0]}"></script>
</head><body></body></html>`
  files.set('/', { content: page, contentType: 'text/html; charset=utf-8' })
  return files
}
