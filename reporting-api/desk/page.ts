import { html } from 'hono/html'
import { UI_LANGUAGES } from '../../utils/i18n/languages.ts'
import { icon } from './icon.ts'
import { STYLE_ADDRESS } from './style.ts'
import type { Visit } from './visit.ts'

/** What `hono/html` makes: safe to put into a page. */
export type Html = ReturnType<typeof html>

export interface PageParts {
  title: string
  main: Html
  /** Which of the tabs is open, and how many flags each holds. */
  tabs?: { current: 'queue' | 'mine' | undefined; queue: number; mine: number }
  /** Where to come back to after another language was chosen. */
  here?: string
}

/** A page of the desk: its frame around what it is about. */
export function page(visit: Visit, { title, main, tabs, here = '/desk' }: PageParts): Html {
  const { words, reviewer } = visit
  const { t, language } = words
  return html`<!doctype html>
<html lang="${language.tag}" dir="${language.direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<link rel="stylesheet" href="${STYLE_ADDRESS}">
</head>
<body>
<a class="skip button" href="#main">${t('desk.skip')}</a>
<header class="desk-bar">
<span class="brand">${icon('scale', 'is-large')} ${t('desk.name')}</span>
${tabs && tabsNav(visit, tabs)}
${
  reviewer &&
  html`<form class="bar-end" method="post" action="/desk/sign-out">${formToken(visit)}
<span class="meta">${t('desk.signedInFor')} <bdi>${reviewer.organisation.name}</bdi></span>
<button class="button is-small">${t('desk.signOut')}</button></form>`
}
</header>
<main id="main" tabindex="-1">${main}</main>
<footer class="desk-foot">
${languageForm(visit, here)}
${words.unreviewed !== null && html`<p class="hint">${t('settings.machineDrafted')}</p>`}
</footer>
</body>
</html>`
}

/** What every form carries, so that only our own pages can send it. */
export function formToken({ formToken }: Visit): Html {
  return html`<input type="hidden" name="csrf" value="${formToken}">`
}

function tabsNav({ words: { t, format } }: Visit, { current, queue, mine }: NonNullable<PageParts['tabs']>): Html {
  const tab = (href: string, name: string, count: number, isCurrent: boolean) =>
    html`<a class="tab" href="${href}" ${isCurrent ? html`aria-current="page"` : ''}>${name} <span class="count">${format.number(count)}</span></a>`
  return html`<nav class="tabs" aria-label="${t('desk.name')}">
${tab('/desk', t('desk.queue'), queue, current === 'queue')}
${tab('/desk?mine=yes', t('desk.mine'), mine, current === 'mine')}</nav>`
}

function languageForm(visit: Visit, here: string): Html {
  const { t, language } = visit.words
  return html`<form class="line" method="post" action="/desk/language">${formToken(visit)}
<input type="hidden" name="here" value="${here}">
<label class="label" for="language">${t('desk.language')}</label>
<select class="select" id="language" name="language" autocomplete="off">${UI_LANGUAGES.map(
    ({ tag, name }) =>
      html`<option value="${tag}" lang="${tag}" ${tag === language.tag ? 'selected' : ''}>${name}</option>`,
  )}</select>
<button class="button is-small">${t('desk.show')}</button></form>`
}
