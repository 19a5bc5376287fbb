import { html } from 'hono/html'
import type { Context, Term } from '../../utils/flag/context-schema.ts'
import { TERM_QUESTIONS } from '../../utils/flag/context-table.ts'
import type { Flag } from '../../utils/flag/flag.ts'
import { answerTo, answerWords, termsOf } from './answer-words.ts'
import type { DeskWords } from './desk-words.ts'
import type { Html } from './page.ts'
import type { Visit } from './visit.ts'

/** Columns of the table of terms; what else was said of a term stands in its last one. */
const COLUMNS = ['term', 'term_literal', 'term_meaning', 'term_target']

/** What the post literally says beside what it means there, then the words that carry it. */
export function meaningPanel({ words }: Visit, flag: Flag): Html {
  const { t, format } = words
  const context = flag.context ?? {}
  const translation = answerTo(words, context, 'translation')
  const phrase = answerTo(words, context, 'literal_translation')
  const about = [answerTo(words, context, 'translation_language'), answerTo(words, context, 'translation_method')]
  const meant = flag.note ?? format.list(flag.noteChoices.map((choice) => t(`noteChoice.${choice}`)))
  return html`<section class="panel" aria-label="${t('desk.meaning')}">
<div class="side-by-side">
<div><h2 class="section-title">${t('desk.saysLiterally')}</h2>
${
  translation || phrase
    ? html`${translation && html`<p class="reading" dir="auto">${translation}</p>`}
${phrase && html`<h3 class="meta">${words.texts.question('literal_translation').label}</h3><p class="reading" dir="auto">${phrase}</p>`}
<p class="meta">${about.filter(Boolean).join(' · ')}</p>`
    : html`<p class="hint">${t('desk.noTranslation')}</p>`
}</div>
<div class="local"><h2 class="section-title">${t('desk.meansThere')}</h2><p class="reading" dir="auto">${meant}</p></div>
</div>
${termTable(words, context, flag.language)}</section>`
}

function termTable(words: DeskWords, context: Context, language: string): Html | '' {
  const terms = termsOf(context)
  if (terms.length === 0) return ''
  const { t, texts } = words
  return html`<div class="table-scroll" role="region" aria-label="${texts.question('terms').label}" tabindex="0">
<table class="term-table"><thead><tr>${COLUMNS.map((id) => html`<th scope="col">${texts.question(id).label}</th>`)}
<th scope="col">${t('desk.more')}</th></tr></thead>
<tbody>${terms.map((term) => html`<tr>${COLUMNS.map((id) => cell(words, term, id, language))}<td>${rest(words, term)}</td></tr>`)}</tbody></table></div>`
}

function cell(words: DeskWords, term: Term, id: string, language: string): Html {
  const answer = term[id]
  const value = answer === undefined ? '' : answerWords(words, undefined, answer)
  return id === 'term'
    ? html`<th scope="row" dir="auto" lang="${language}">${value}</th>`
    : html`<td dir="auto">${value}</td>`
}

function rest(words: DeskWords, term: Term): Html {
  const others = Object.entries(term).filter(([id]) => !COLUMNS.includes(id))
  return html`${others.map(([id, answer]) => {
    const question = TERM_QUESTIONS.find((asked) => asked.id === id)
    return html`<div>${words.texts.question(id).label}: <bdi>${answerWords(words, question, answer)}</bdi></div>`
  })}`
}
