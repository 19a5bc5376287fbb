import { type Site, scriptPath } from './bundle-pages.ts'
import { readSwitches } from './page/switches.ts'

/** Stricter than what the sites send: an extension that lives with it lives with theirs. */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "media-src 'self' blob:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ')

/**
 * The document that a site answers each address with; its script draws the rest.
 * Switches in the query that matter here: `theme=dark`, `locale=ar|my`; the others are in page/switches.ts.
 */
export function pageShell(site: Site, url: URL, styles: string[]): string {
  const dark = url.searchParams.get('theme') === 'dark'
  const { locale } = readSwitches(url.searchParams)
  const classes = `_9dls ${site === 'instagram' ? '_ar44 ' : ''}__fb-${dark ? 'dark' : 'light'}-mode`
  const language = `lang="${locale}" dir="${locale === 'ar' ? 'rtl' : 'ltr'}"`
  const title = site === 'facebook' ? 'Facebook' : 'Instagram'
  return `<!doctype html>
<html${site === 'facebook' ? ' id="facebook"' : ''} class="${classes}" ${language}>
<head>
<meta charset="utf-8">
<title>${title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="${dark ? 'dark' : 'light'}">
<link rel="icon" href="/media/icon-${site}.svg">
${styles.map((style) => `<link rel="stylesheet" href="${style}">`).join('\n')}
<script type="module" src="${scriptPath(site)}"></script>
</head>
<body>
<div id="mount_0_0_zg"></div>
</body>
</html>
`
}
