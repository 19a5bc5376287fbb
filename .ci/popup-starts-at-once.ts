import type { Plugin } from 'vite'

/** What the popup shows: its start fetches it. */
const SCREENS = /\/entrypoints\/popup\/screens\.tsx$/

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
