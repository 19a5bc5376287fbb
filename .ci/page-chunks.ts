// How the code of the extension's pages is cut into files: each costs the popup some time to fetch, however small it is.
import type { Plugin, Rolldown } from 'vite'

/** The popup's page, and what it runs first of all: it asks for what the screens will show, and for their code. */
const PAGE = /\/entrypoints\/popup\/index\.html$/
const START = /\/entrypoints\/popup\/main\.ts$/
const SCREENS = /\/entrypoints\/popup\/screens\.tsx$/
/** Has no document, so it must load nothing that is for pages alone. */
const BACKGROUND = /virtual:wxt-background|\/entrypoints\/background\//

/** What of a bundle's modules is needed here. */
interface Modules {
  getModuleInfo(id: string): { importers: string[] } | null
}

/**
 * Three files for the popup: what it shares with the background, what its start needs, and its screens with what they need
 * besides. What is fetched later stays apart, and so does the start itself: other pages share the rest, and must not run it.
 */
export const PAGE_CHUNKS: Rolldown.OutputOptions = {
  // Not with all that a module imports: the background would get what is for pages. No file imports a later one, for what a
  // module of one imports is of the same or an earlier one.
  codeSplitting: { includeDependenciesRecursively: false, groups: [{ name: chunkOf }] },
}

function chunkOf(id: string, modules: Modules): string | null {
  const isOfStart = !START.test(id) && isImportedBy(PAGE, id, modules)
  const isOfScreens = SCREENS.test(id) || isImportedBy(SCREENS, id, modules)
  if (!isOfStart && !isOfScreens) return null
  if (isImportedBy(BACKGROUND, id, modules)) return 'shared'
  return isOfStart ? 'start' : 'screens'
}

/** True where a module is loaded with `root`, which imports it itself or by others. */
function isImportedBy(root: RegExp, id: string, modules: Modules, seen = new Set<string>()): boolean {
  if (seen.has(id)) return false
  seen.add(id)
  const importers = modules.getModuleInfo(id)?.importers ?? []
  return importers.some((importer) => root.test(importer) || isImportedBy(root, importer, modules, seen))
}

/**
 * The popup's start waits for nothing, neither for styles nor for the page's end; and the page names the files of the
 * screens, so that they are fetched beside it and not after it.
 */
export const popupStartsAtOnce: Plugin = {
  name: 'popup-starts-at-once',
  transformIndexHtml: {
    order: 'post',
    handler(html, { chunk, bundle = {} }) {
      const found = new Set<string>()
      const follow = (file: string) => {
        const code = bundle[file]
        if (code?.type !== 'chunk' || found.has(file)) return
        found.add(file)
        for (const imported of code.imports) follow(imported)
      }
      for (const file of chunk?.dynamicImports ?? []) {
        const code = bundle[file]
        if (code?.type === 'chunk' && Object.keys(code.modules).some((id) => SCREENS.test(id))) follow(file)
      }
      if (found.size === 0) return html
      return {
        html: html.replace('<script type="module"', '<script type="module" async'),
        tags: [...found]
          .filter((file) => !html.includes(file))
          .map((file) => ({
            tag: 'link',
            attrs: { rel: 'modulepreload', crossorigin: true, href: `/${file}` },
            injectTo: 'head' as const,
          })),
      }
    },
  },
}
