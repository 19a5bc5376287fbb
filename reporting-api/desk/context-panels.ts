import { html } from 'hono/html'
import { CONTEXT_FIELDS } from '../../utils/flag/context-table.ts'
import type { Flag } from '../../utils/flag/flag.ts'
import { answerTo, questionOf } from './answer-words.ts'
import { moment } from './marks.ts'
import type { Html } from './page.ts'
import { outLink } from './post-panel.ts'
import type { Visit } from './visit.ts'

/** What has a place of its own on the page. */
const ELSEWHERE = [
  'translation',
  'translation_language',
  'translation_method',
  'literal_translation',
  'terms',
  'threat_signal',
  'harm_conditions',
  'hallmarks',
]
/** Questions that the form puts to the partner as "you". */
const ABOUT_PARTNER = ['confidence', 'relation_to_target', 'evidence_basis', 'reporter_at_risk'] as const
/** Whom, where, when, how bad: the order in which a reviewer asks. */
const GROUPS = [
  'target',
  'place',
  'event',
  'harm',
  'speaker',
  'spread',
  'classification',
  'history',
  'language',
  'item',
  'reporter',
]

/** What makes it a threat, beside what it may lead to. Empty where the partner said neither. */
export function signalsPanel({ words }: Visit, { context = {} }: Flag): Html | '' {
  const { t, texts } = words
  const threat = answerTo(words, context, 'threat_signal')
  const signs = ['harm_conditions', 'hallmarks'].filter((id) => context[id] !== undefined)
  if (threat === undefined && signs.length === 0) return ''
  return html`<section class="panel" aria-label="${t('desk.signals')}"><div class="side-by-side is-plain">
<div><h2 class="section-title">${texts.question('threat_signal').label}</h2><p dir="auto">${threat ?? t('desk.notSaid')}</p></div>
<div class="local">${
    signs.length === 0
      ? html`<h2 class="section-title">${texts.question('harm_conditions').label}</h2><p>${t('desk.notSaid')}</p>`
      : signs.map(
          (id) =>
            html`<h2 class="section-title">${texts.question(id).label}</h2><p dir="auto">${answerTo(words, context, id)}</p>`,
        )
  }</div></div></section>`
}

/** Everything else that the partner said, by subject: target, place, event, how sure they are. Nothing is left out. */
export function factsPanel({ words, now }: Visit, flag: Flag): Html {
  const { t, texts, format } = words
  const { context = {} } = flag
  const ids = Object.keys(context).filter((id) => !ELSEWHERE.includes(id))
  const groupOf = (id: string) => CONTEXT_FIELDS.find((field) => field.id === id)?.group ?? 'reporter'
  const order = CONTEXT_FIELDS.map(({ id }) => id)
  const groups = GROUPS.map((group) => ({
    group,
    own: ids.filter((id) => groupOf(id) === group).toSorted((one, other) => order.indexOf(one) - order.indexOf(other)),
  })).filter(({ own }) => own.length > 0)
  const fact = (name: string, value: Html | string) =>
    html`<div class="fact"><dt>${name}</dt><dd><bdi>${value}</bdi></dd></div>`
  return html`<section class="panel" aria-labelledby="h-facts">
<div class="panel-head"><h2 class="section-title" id="h-facts">${t('desk.facts')}</h2></div>
<div class="panel-body stack">
${groups.map(
  ({
    group,
    own,
  }) => html`<div><h3 class="fact-group">${group === 'reporter' ? t('desk.partner') : texts.questionGroup(group)}</h3>
<dl class="facts">${own.map((id) => fact(nameOf(id), value(id)))}</dl></div>`,
)}
<div><h3 class="fact-group">${t('desk.theFlag')}</h3><dl class="facts">
${fact(t('form.category.label'), texts.label(flag.category))}
${fact(t('desk.definition'), texts.definition(flag.category))}
${fact(t('form.country.label'), format.countryName(flag.country))}
${fact(t('form.language.label'), format.languageName(flag.language))}
${fact(t('form.identity.label'), t(`identity.${flag.identity}`))}
${fact(t('history.goodFaith'), t('captured.yes'))}
${fact(t('history.field.submittedAt'), moment(words, flag.submittedAt, now))}
${flag.capture?.permalink && fact(t('desk.linkSure'), t(`captured.certainty.${flag.capture.permalink.sure}`))}
${fact(t('history.field.hash'), html`<bdi class="hash">${flag.hash}</bdi>`)}
</dl></div></div></section>`

  /** The form asks the partner; here somebody else reads the answer. */
  function nameOf(id: string): string {
    const own = ABOUT_PARTNER.find((asked) => asked === id)
    return own ? t(`desk.asked.${own}`) : texts.question(id).label
  }

  function value(id: string): Html | string {
    const answer = answerTo(words, context, id) ?? ''
    const isLinks = questionOf(id)?.type === 'links'
    return isLinks ? html`${answer.split('\n').map((line) => html`<div>${outLink(words, line)}</div>`)}` : answer
  }
}
