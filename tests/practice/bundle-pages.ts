import { fileURLToPath } from 'node:url'
import { build } from 'vite'

const SITES = ['facebook', 'instagram'] as const
export type Site = (typeof SITES)[number]

/** A built file as the server hands it out. */
export interface BuiltFile {
  content: string | Uint8Array
  contentType: string
}
export interface BuiltPages {
  /** By path, starting with `/`. */
  files: Map<string, BuiltFile>
  /** The paths of the style sheets that a site's page needs. */
  styles: Record<Site, string[]>
}

const ROOT = fileURLToPath(new URL('.', import.meta.url))

/** The path of a site's script. */
export function scriptPath(site: Site): string {
  return `/static/${site}.js`
}

/** Builds both React apps as a browser gets them in production; nothing is written to disk. Takes under a second or two. */
export async function bundlePages(): Promise<BuiltPages> {
  const result = await build({
    configFile: false,
    root: ROOT,
    mode: 'production',
    logLevel: 'error',
    // Under a test runner NODE_ENV is `test`, which would bundle React's slow development build, and JSX that calls
    // a function which only that build has.
    define: { 'process.env.NODE_ENV': JSON.stringify('production') },
    oxc: { jsx: { runtime: 'automatic', development: false } },
    // Meaningless class names, as on the real sites.
    css: { modules: { generateScopedName: 'x[hash:hex:7]' } },
    build: {
      write: false,
      target: 'es2022',
      modulePreload: false,
      rolldownOptions: {
        input: Object.fromEntries(SITES.map((site) => [site, `${ROOT}${site}/main.tsx`])),
        output: {
          entryFileNames: 'static/[name].js',
          chunkFileNames: 'static/[name].js',
          assetFileNames: 'static/[name][extname]',
        },
      },
    },
  })
  if (!('output' in result)) throw new TypeError('expected one build result')
  const pages: BuiltPages = { files: new Map(), styles: { facebook: [], instagram: [] } }
  for (const file of result.output) {
    const isScript = file.type === 'chunk'
    pages.files.set(`/${file.fileName}`, {
      content: isScript ? file.code : file.source,
      contentType: isScript ? 'text/javascript; charset=utf-8' : 'text/css; charset=utf-8',
    })
    const site = SITES.find((candidate) => `/${file.fileName}` === scriptPath(candidate))
    if (isScript && site) {
      const styles = [file, ...result.output.filter((other) => file.imports.includes(other.fileName))].flatMap(
        (chunk) => (chunk.type === 'chunk' ? [...(chunk.viteMetadata?.importedCss ?? [])] : []),
      )
      pages.styles[site] = styles.map((style) => `/${style}`)
    }
  }
  return pages
}
