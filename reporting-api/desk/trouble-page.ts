import { html } from 'hono/html'
import type { Html } from './page.ts'
import { page } from './page.ts'
import type { Visit } from './visit.ts'

/** What can go wrong before a form is understood; each has its words. */
export type Trouble = 'stale' | 'signedOut' | 'notFound' | 'tooMany' | 'tooLarge' | 'notUnderstood' | 'failed'

/** Says what went wrong and what to do, and gives back the words that were typed. */
export function troublePage(visit: Visit, trouble: Trouble): Html {
  const { t } = visit.words
  const title = t(`desk.trouble.${trouble}.what`)
  return page(visit, {
    title,
    main: html`<div class="screen is-reading">
<h1 class="page-title">${title}</h1>
<p>${t(`desk.trouble.${trouble}.next`)}</p>
${keptWords(visit)}
<p><a class="button" href="/desk">${t('desk.toQueue')}</a></p></div>`,
  })
}

/** What was typed, to be copied; nothing where nothing was. */
export function keptWords({ words: { t }, form }: Visit): Html | '' {
  const typed = form.get('words')?.trim()
  if (!typed) return ''
  return html`<div class="field"><label class="label" for="kept">${t('desk.kept')}</label>
<textarea class="textarea is-note" id="kept" dir="auto" readonly>
${typed}</textarea></div>`
}
