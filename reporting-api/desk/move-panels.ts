// The forms by which a reviewer moves a flag. Only what the life-cycle allows this reviewer now is offered.

import { randomUUID } from 'node:crypto'
import { html } from 'hono/html'
import { ACTIONS, NO_VIOLATION_REASONS } from '../../utils/flag/life-cycle.ts'
import { COUNTRIES } from '../../utils/i18n/countries.ts'
import type { TextKey } from '../../utils/i18n/text-key.ts'
import type { FieldError } from '../http/problem.ts'
import { icon } from './icon.ts'
import { stateName } from './marks.ts'
import { MOST_WORDS, type MoveName, moveOf } from './move-form.ts'
import { formToken, type Html } from './page.ts'
import type { Case } from './read-case.ts'
import type { Visit } from './visit.ts'

/** What was refused of a form, so that it is shown again with what was typed. */
export interface Refused {
  move: MoveName
  errors: FieldError[]
}

/** All forms that apply; a word on why there are none where there are none. */
export function movePanels(visit: Visit, flag: Case, refused?: Refused): Html {
  const { t } = visit.words
  const of = (move: MoveName) => flag.legal.filter((state) => moveOf(state) === move)
  const decisions = of('decide')
  const isMergeable = of('merge').length > 0 && mergeable(flag).length > 0
  return html`${of('step').map((state) => stepForm(visit, flag, state))}
${flag.isOwnDecision && html`<p class="banner">${icon('trouble')} <span class="banner-words">${t('desk.ownDecision')}</span></p>`}
${of('ask').length > 0 && askForm(visit, flag, refused)}
${decisions.length > 0 && decideForm(visit, flag, decisions, refused)}
${of('escalate').length > 0 && escalateForm(visit, flag, refused)}
${isMergeable && mergeForm(visit, flag, refused)}
${flag.legal.length === 0 && !flag.isOwnDecision && html`<p class="hint">${t('desk.nothingToDo')}</p>`}`
}

/** Flags of the same post into which this one can be merged. */
export function mergeable({ samePost }: Case) {
  return samePost.filter(({ state }) => !['duplicate', 'withdrawn'].includes(state))
}

function stepForm(visit: Visit, { head }: Case, state: string): Html {
  const { t } = visit.words
  const isTriage = state === 'triaged'
  return html`<form class="panel" method="post" action="/desk/flags/${head.flag_id}">${hidden(visit, 'step', state)}
<div class="panel-body stack is-padded"><button class="button is-primary">${t(isTriage ? 'desk.move.triage' : 'desk.move.take')}</button>
<p class="hint">${t(isTriage ? 'desk.move.triageHint' : 'desk.move.takeHint')}</p></div></form>`
}

function askForm(visit: Visit, flag: Case, refused?: Refused): Html {
  const { t } = visit.words
  return panel(
    flag,
    'ask',
    t('desk.move.ask'),
    html`${hidden(visit, 'ask', 'info_requested')}
${wordsField(visit, 'ask', t('desk.question'), t('desk.questionHint'), refused)}
<button class="button">${t('desk.move.sendQuestion')}</button>`,
  )
}

function escalateForm(visit: Visit, flag: Case, refused?: Refused): Html {
  const { t } = visit.words
  return panel(
    flag,
    'escalate',
    t('desk.move.escalate'),
    html`${hidden(visit, 'escalate', 'escalated')}
${wordsField(visit, 'escalate', t('desk.wordsToPartner'), t('desk.optional'), refused)}
<button class="button">${t('desk.move.escalate')}</button>`,
  )
}

function mergeForm(visit: Visit, flag: Case, refused?: Refused): Html {
  const { words } = visit
  const { t } = words
  const chosen = typed(visit, 'merge', 'into')
  return panel(
    flag,
    'merge',
    t('desk.move.merge'),
    html`${hidden(visit, 'merge', 'duplicate')}
<p class="hint">${t('desk.mergeHint')}</p>
${group(
  visit,
  'merge',
  'into',
  t('desk.mergeInto'),
  refused,
  html`${mergeable(flag).map(
    ({
      id,
      reference,
      organisation,
      state,
    }) => html`<label class="check"><input type="radio" name="into" value="${id}" ${id === chosen ? 'checked' : ''}>
<span><bdi>${reference}</bdi> · <bdi>${organisation}</bdi> · ${stateName(words, state)}</span></label>`,
  )}`,
)}
<button class="button">${t('desk.move.merge')}</button>`,
  )
}

function decideForm(visit: Visit, flag: Case, states: string[], refused?: Refused): Html {
  const { words, form } = visit
  const { t, format } = words
  const { country } = flag.flag
  const own = form.get('move') === 'decide'
  const outcome = typed(visit, 'decide', 'state') ?? (states.length === 1 ? states[0] : undefined)
  const actions = own ? form.getAll('actions') : []
  const select = (name: string, label: string, options: [string, string][]) => {
    const chosen = typed(visit, 'decide', name) ?? ''
    return field(
      visit,
      'decide',
      name,
      label,
      refused,
      (attributes) => html`<select class="select" name="${name}" ${attributes}>
${options.map(([value, text]) => html`<option value="${value}" ${value === chosen ? 'selected' : ''}>${text}</option>`)}</select>`,
    )
  }
  const countries = COUNTRIES.filter((code) => code !== country)
    .map((code): [string, string] => [code, format.countryName(code)])
    .sort(([, one], [, other]) => format.compare(one, other))
  return panel(
    flag,
    'decide',
    t('desk.move.decide'),
    html`${hidden(visit, 'decide')}
${group(
  visit,
  'decide',
  'state',
  t('desk.outcome'),
  refused,
  html`${states.map(
    (state) =>
      html`<label class="check"><input type="radio" name="state" value="${state}" ${state === outcome ? 'checked' : ''}><span>${stateName(words, state)}</span></label>`,
  )}`,
)}
${wordsField(visit, 'decide', t('desk.why'), t('desk.whyHint'), refused)}
${group(
  visit,
  'decide',
  'actions',
  t('desk.actions'),
  refused,
  html`<div class="choices">${ACTIONS.map(
    (action) =>
      html`<label class="check"><input type="checkbox" name="actions" value="${action}" ${actions.includes(action) ? 'checked' : ''}><span>${t(`history.action.${action}` as TextKey)}</span></label>`,
  )}</div>`,
)}
${
  states.includes('no_violation') &&
  select('reason', t('desk.reasonLegend'), [
    ['', t('desk.choose')],
    ...NO_VIOLATION_REASONS.map((reason): [string, string] => [reason, t(`history.reason.${reason}` as TextKey)]),
  ])
}
${field(visit, 'decide', 'ground', t('desk.ground'), refused, (attributes) => html`<input class="input" name="ground" value="${typed(visit, 'decide', 'ground')}" dir="auto" autocomplete="off" ${attributes}>`, t('desk.groundHint'))}
${select('scope', t('desk.scope'), [
  ['', t('desk.notSaid')],
  ['*', t('desk.everywhere')],
  [country, format.countryName(country)],
  ...countries,
])}
<label class="check"><input type="checkbox" name="automated" value="yes" ${own && form.get('automated') === 'yes' ? 'checked' : ''}><span>${t('desk.automated')}</span></label>
<button class="button is-primary">${t('desk.move.decide')}</button>`,
  )
}

function panel({ head }: Case, move: MoveName, title: string, body: Html): Html {
  return html`<form class="panel" method="post" action="/desk/flags/${head.flag_id}" aria-labelledby="h-${move}">
<div class="panel-head"><h2 class="section-title" id="h-${move}">${title}</h2></div>
<div class="panel-body stack">${body}</div></form>`
}

/** `id` names the event: a form that is sent twice is one act. */
function hidden(visit: Visit, move: MoveName, state?: string): Html {
  return html`${formToken(visit)}<input type="hidden" name="move" value="${move}">
<input type="hidden" name="id" value="${randomUUID()}">${state && html`<input type="hidden" name="state" value="${state}">`}`
}

function wordsField(visit: Visit, move: MoveName, label: string, hint: string, refused?: Refused): Html {
  return field(
    visit,
    move,
    'words',
    label,
    refused,
    (
      attributes,
    ) => html`<textarea class="textarea" name="words" rows="4" maxlength="${MOST_WORDS}" dir="auto" ${attributes}>
${typed(visit, move, 'words')}</textarea>`,
    hint,
  )
}

function field(
  visit: Visit,
  move: MoveName,
  name: string,
  label: string,
  refused: Refused | undefined,
  control: (attributes: Html) => Html,
  hint?: string,
): Html {
  const id = fieldId(move, name)
  const error = errorOf(visit, move, name, refused)
  const described = [error && `${id}-error`, hint && `${id}-hint`].filter(Boolean).join(' ')
  const attributes = html`id="${id}" ${described && html`aria-describedby="${described}"`} ${error && html`aria-invalid="true"`}`
  return html`<div class="field ${error && 'is-invalid'}"><label class="label" for="${id}">${label}</label>
${error}${control(attributes)}${hint && html`<p class="hint" id="${id}-hint">${hint}</p>`}</div>`
}

function group(
  visit: Visit,
  move: MoveName,
  name: string,
  legend: string,
  refused: Refused | undefined,
  body: Html,
): Html {
  const id = fieldId(move, name)
  const error = errorOf(visit, move, name, refused)
  return html`<fieldset class="field ${error && 'is-invalid'}" id="${id}" tabindex="-1" ${error && html`aria-describedby="${id}-error"`}>
<legend class="label">${legend}</legend>${error}${body}</fieldset>`
}

function errorOf(visit: Visit, move: MoveName, name: string, refused: Refused | undefined): Html | undefined {
  const found = refused?.move === move ? refused.errors.find(({ field }) => field === name) : undefined
  return (
    found &&
    html`<p class="error" id="${fieldId(move, name)}-error">${icon('trouble')} ${errorWords(visit, move, found)}</p>`
  )
}

/** A field's id, which the list of what is missing leads to. */
export function fieldId(move: MoveName, name: string): string {
  return `${move}-${name}`
}

/** What is wrong with a field, and what to do about it. */
export function errorWords({ words: { t } }: Visit, move: MoveName, { field, code }: FieldError): string {
  if (code === 'too_long') return t('desk.fault.tooLong')
  if (field === 'words') return t(move === 'ask' ? 'desk.fault.question' : 'desk.fault.why')
  if (field === 'state') return t('desk.fault.outcome')
  if (field === 'actions') return t('desk.fault.actions')
  if (field === 'reason') return t(code === 'missing' ? 'desk.fault.reason' : 'desk.fault.noReason')
  if (field === 'into') return t('desk.fault.into')
  return t('desk.fault.other')
}

/** What was typed into this form before; undefined where it is shown for the first time. */
function typed({ form }: Visit, move: MoveName, name: string): string | undefined {
  return form.get('move') === move ? (form.get(name) ?? undefined) : undefined
}
