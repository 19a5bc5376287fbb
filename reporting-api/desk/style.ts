import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'

/** The extension's own look, as far as the desk shares it, and what only the desk has. */
const FILES = [
  'assets/styles/tokens.css',
  'assets/styles/base.css',
  'assets/styles/text.css',
  'assets/styles/buttons.css',
  'assets/styles/fields.css',
  'assets/styles/marks.css',
  'assets/styles/panels.css',
  'reporting-api/desk/desk.css',
]

/** The desk's one style sheet. */
export const STYLE = FILES.map((path) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8')).join('\n')
/** Changes with its content, so that browsers may keep it. */
export const STYLE_VERSION = createHash('sha256').update(STYLE).digest('hex').slice(0, 12)
export const STYLE_ADDRESS = `/desk/style.css?v=${STYLE_VERSION}`
