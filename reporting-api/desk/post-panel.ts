import { html } from 'hono/html'
import type { Flag } from '../../utils/flag/flag.ts'
import { categoryById } from '../../utils/flag/taxonomy.ts'
import type { DeskWords } from './desk-words.ts'
import { icon } from './icon.ts'
import { moment } from './marks.ts'
import type { Html } from './page.ts'
import type { Visit } from './visit.ts'

/** Where the post is and what it says. Text only: nothing of the post is loaded here. */
export function postPanel({ words, now }: Visit, flag: Flag): Html {
  const { t, format } = words
  const { capture, subject } = flag
  const facts = [
    capture?.author?.value && html`<bdi class="author">${capture.author.value}</bdi>`,
    capture?.kind && capture.platform && t(`kind.${capture.kind}`, { platform: t(`platform.${capture.platform}`) }),
    capture?.postedAt?.value && postedAt(words, capture.postedAt.value, now),
    capture?.media && capture.media.kind !== 'none' && t(`media.${capture.media.kind}`),
    format.languageName(flag.language),
  ].filter(Boolean)
  const described = subject.type === 'removed' ? subject.description : null
  const text = capture?.text?.value ?? described
  return html`<section class="panel" aria-labelledby="h-post">
<div class="panel-head"><h2 class="section-title" id="h-post">${t(`subject.${subject.type}`)}</h2></div>
<div class="panel-body stack is-tight">
<p class="meta post-facts">${facts.map((fact) => html`<span>${fact}</span>`)}</p>
${
  text
    ? html`<blockquote class="reading words" dir="auto" lang="${flag.language}">${text}</blockquote>`
    : html`<p class="hint">${t('desk.noText')}</p>`
}
${capture?.truncated && html`<p class="hint">${t('desk.truncated')}</p>`}
${links(words, flag)}</div></section>`
}

function postedAt(words: DeskWords, value: string, now: Date): Html {
  // As precise as the page said: a time, or the page's own words.
  return /^\d{4}-\d\d-\d\dT/.test(value) ? moment(words, value, now) : html`<bdi>${value}</bdi>`
}

function links(words: DeskWords, flag: Flag): Html {
  const { t } = words
  const { capture, subject } = flag
  const found = [
    [t('captured.permalink'), subject.link ?? capture?.permalink?.value],
    [t('captured.authorLink'), capture?.authorLink?.value],
    [t('captured.original'), capture?.original?.value],
  ].filter((link): link is [string, string] => Boolean(link[1]))
  if (found.length === 0) return html`<p class="hint">${t('desk.noLink')}</p>`
  // To open such a post can be an offence: its address is given, not a way there.
  const isForbidden = categoryById(flag.category)?.capture === 'reference_only'
  return html`${isForbidden && html`<p class="error">${icon('trouble')} ${t('desk.notOpened')}</p>`}
<dl class="facts">${found.map(
    ([name, address]) =>
      html`<div class="fact"><dt>${name}</dt><dd>${isForbidden ? html`<bdi class="short-link" dir="ltr">${address}</bdi>` : outLink(words, address)}</dd></div>`,
  )}</dl>`
}

/** A way out that tells the other side nothing of this page. */
export function outLink({ t }: DeskWords, address: string): Html {
  if (!/^https:\/\//.test(address)) return html`<bdi class="short-link" dir="ltr">${address}</bdi>`
  return html`<a class="short-link" href="${address}" target="_blank" rel="noopener noreferrer"><bdi dir="ltr">${address}</bdi> ${icon('out', 'is-directional')}<span class="visually-hidden"> (${t('shell.opensTab')})</span></a>`
}
