import { readFileSync } from 'node:fs'
import { defineConfig } from 'wxt'
import { createPageChunks } from './.ci/page-chunks.ts'
import { popupStartsAtOnce } from './.ci/popup-starts-at-once.ts'
import { storeMessages } from './utils/i18n/store-messages.ts'

const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }

/** The oldest browsers that have all we use; newer syntax stays as it is. */
const BROWSERS = ['chrome127', 'firefox142']

const SITES = [
  { script: 'facebook.js', matches: ['https://www.facebook.com/*', 'https://web.facebook.com/*'] },
  { script: 'instagram.js', matches: ['https://www.instagram.com/*'] },
]

const SMALL = {
  ecma: 2020,
  compress: {
    passes: 5,
    keep_fargs: false,
    hoist_funs: true,
    inline: 1,
    unsafe_arrows: true,
    unsafe_methods: true,
    pure_getters: true,
    toplevel: true,
    // Constants of the DOM's standard, which the minifier does not know.
    global_defs: { 'Node.ELEMENT_NODE': 1, 'Node.TEXT_NODE': 3, 'Node.DOCUMENT_POSITION_FOLLOWING': 4 },
  },
  // One character beyond ASCII, and the browser keeps the whole script at two bytes a character in each tab.
  format: { ascii_only: true },
} as const

/** WXT wraps an unlisted script in a logger that says nothing in production (0.21.4). */
const withoutWrapper = {
  name: 'without-wrapper',
  transform(code: string, id: string) {
    const definition = id.includes('wxt-unlisted-script-entrypoint') && /import definition from .*/.exec(code)?.[0]
    return definition ? `${definition}\ndefinition.main()` : undefined
  },
}

export default defineConfig({
  modules: ['@wxt-dev/module-react'],
  imports: false,
  manifestVersion: 3,
  outDir: '.output',
  // Files that are shipped as they are: icons only.
  publicDir: 'assets/public',
  vite: () => ({
    plugins: [popupStartsAtOnce],
    define: { 'import.meta.env.FIELDFLAG_VERSION': JSON.stringify(version) },
    // Texts of the taxonomy stay files that are read when needed, whatever their size.
    build: { assetsInlineLimit: 0, target: BROWSERS },
  }),
  manifest: ({ browser }) => ({
    name: '__MSG_name__',
    description: '__MSG_description__',
    default_locale: 'en',
    // A private window's storage is another one: not allowed until a test proves it safe.
    incognito: 'not_allowed',
    permissions: ['storage', 'alarms', 'unlimitedStorage'],
    // Asked for by a click, to say that an imminent flag is late.
    optional_permissions: ['notifications'],
    commands: {
      'flag-post': { suggested_key: { default: 'Alt+Shift+F' }, description: '__MSG_command_flag_post__' },
      'quick-flag': { suggested_key: { default: 'Alt+Shift+D' }, description: '__MSG_command_quick_flag__' },
    },
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: {
              id: 'fieldflag@fieldflag.org',
              strict_min_version: '142.0',
              data_collection_permissions: { required: ['websiteContent'] },
            },
          },
        }
      : {
          // Fixes the id to the same value on each machine; the private half is not kept, stores sign with their own.
          key: 'MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAvEXFPTW0U6x0CUzZLB4NVsZ77tiY9meUHEizvtLiOi+8QNm+t1yX6y9WpmCOtb+/leCvZTQGABcF1Hr9c3t6aiMoEyJcI8ekU+v0iIFUBESOYzrYv8hQ+6rCHqOr+9d4qdZPdU4heM+qBU/Hyj2jVF+77H4Hoc0PLY9R1i+tSoZE7pCPy+xLTxPfublC080iBmIalty+onmE1z39BlTpyYhtYfoOT1TdMp9+4TrFb76/jyFJTQH5BJdigOCMviGXeCDQ3cJqpNU5lZbh/TWW7vk4Dh6zrrheVW3kZtXLSyi7P/zA1hqa7+zNQP3FCRJJTMCCpKT3MDVdJ+WVYNkXOwIDAQAB',
          minimum_chrome_version: '127',
        }),
  }),
  hooks: {
    // The scripts that run in the sites' pages must be small: a slower, better minifier, and nothing but their own code.
    'vite:build:extendConfig': (entrypoints, config) => {
      config.build = { ...config.build, minify: 'terser' }
      if (!entrypoints.every(({ type }) => type === 'unlisted-script')) {
        const { rolldownOptions } = config.build
        const groups = [{ name: createPageChunks(import.meta.dirname) }]
        config.build.rolldownOptions = {
          ...rolldownOptions,
          output: { ...rolldownOptions?.output, codeSplitting: { includeDependenciesRecursively: false, groups } },
        }
        return
      }
      config.plugins = [...(config.plugins ?? []), withoutWrapper]
      config.build.terserOptions = SMALL
      // A long word that is used thrice is written once.
      config.build.rolldownOptions = { ...config.build.rolldownOptions, optimization: { inlineConst: false } }
    },
    // WXT's own content-script wrapper announces the extension to the page, so these are plain scripts:
    // https://github.com/wxt-dev/wxt/pull/1993
    'build:manifestGenerated': (_, manifest) => {
      manifest.content_scripts = SITES.map(({ script, matches }) => ({
        matches,
        js: [script],
        run_at: 'document_start',
      }))
    },
    'build:publicAssets': (_, files) => {
      for (const { path, contents } of storeMessages()) files.push({ relativeDest: path, contents })
    },
  },
})
