// The parts that the forms on a flag's page are made of: each keeps what was typed and says what it lacks.
import { randomUUID } from 'node:crypto'
import { html } from 'hono/html'
import type { FieldError } from '../http/problem.ts'
import { icon } from './icon.ts'
import { MOST_WORDS, type MoveName } from './move-form.ts'
import { formToken, type Html } from './page.ts'
import type { Visit } from './visit.ts'

/** What was refused of a form, so that it is shown again with what was typed. */
export interface Refused {
  move: MoveName
  errors: FieldError[]
}

export interface MoveFields {
  /** The form itself, under its title. */
  panel(title: string, body: Html): Html
  /** What names the form and, where it leads to one state only, that state. */
  hidden(state?: string): Html
  words(label: string, hint: string): Html
  /** A field with its label; `control` gets the attributes that tie it to them. */
  field(name: string, label: string, control: (attributes: Html) => Html, hint?: string): Html
  select(name: string, label: string, options: [value: string, text: string][]): Html
  /** Choices under one legend. */
  group(name: string, legend: string, body: Html): Html
  choice(type: 'radio' | 'checkbox', name: string, value: string, isChosen: boolean, text: Html | string): Html
  /** What was typed before; undefined where the form is shown for the first time. */
  typed(name: string): string | undefined
  /** All that was chosen under one name. */
  chosen(name: string): string[]
}

/** The parts of one of the forms on the page of the flag with this id. */
export function moveFields(visit: Visit, flagId: string, move: MoveName, refused: Refused | undefined): MoveFields {
  const isOwn = visit.form.get('move') === move
  const errorOf = (name: string): Html | undefined => {
    const found = refused?.move === move ? refused.errors.find(({ field }) => field === name) : undefined
    const id = `${fieldId(move, name)}-error`
    return found && html`<p class="error" id="${id}">${icon('trouble')} ${errorWords(visit, move, found)}</p>`
  }
  const fields: MoveFields = {
    panel: (
      title,
      body,
    ) => html`<form class="panel" method="post" action="/desk/flags/${flagId}" aria-labelledby="h-${move}">
<div class="panel-head"><h2 class="section-title" id="h-${move}">${title}</h2></div>
<div class="panel-body stack">${body}</div></form>`,

    // The id names the event: a form that is sent twice is one act.
    hidden: (state) => html`${formToken(visit)}<input type="hidden" name="move" value="${move}">
<input type="hidden" name="id" value="${randomUUID()}">${state && html`<input type="hidden" name="state" value="${state}">`}`,

    words: (label, hint) => {
      const control = (
        attributes: Html,
      ) => html`<textarea class="textarea" name="words" rows="4" maxlength="${MOST_WORDS}" dir="auto" ${attributes}>
${fields.typed('words')}</textarea>`
      return fields.field('words', label, control, hint)
    },

    field: (name, label, control, hint) => {
      const id = fieldId(move, name)
      const error = errorOf(name)
      const described = [error && `${id}-error`, hint && `${id}-hint`].filter(Boolean).join(' ')
      const attributes = html`id="${id}" ${described && html`aria-describedby="${described}"`} ${error && html`aria-invalid="true"`}`
      return html`<div class="field ${error && 'is-invalid'}"><label class="label" for="${id}">${label}</label>
${error}${control(attributes)}${hint && html`<p class="hint" id="${id}-hint">${hint}</p>`}</div>`
    },

    select: (name, label, options) => {
      const chosen = fields.typed(name) ?? ''
      const control = (attributes: Html) =>
        html`<select class="select" name="${name}" ${attributes}>${options.map(
          ([value, text]) => html`<option value="${value}" ${value === chosen ? 'selected' : ''}>${text}</option>`,
        )}</select>`
      return fields.field(name, label, control)
    },

    group: (name, legend, body) => {
      const id = fieldId(move, name)
      const error = errorOf(name)
      return html`<fieldset class="field ${error && 'is-invalid'}" id="${id}" tabindex="-1" ${error && html`aria-describedby="${id}-error"`}>
<legend class="label">${legend}</legend>${error}${body}</fieldset>`
    },

    choice: (type, name, value, isChosen, text) =>
      html`<label class="check"><input type="${type}" name="${name}" value="${value}" ${isChosen ? 'checked' : ''}><span>${text}</span></label>`,

    typed: (name) => (isOwn ? (visit.form.get(name) ?? undefined) : undefined),
    chosen: (name) => (isOwn ? visit.form.getAll(name) : []),
  }
  return fields
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
