import { html } from 'hono/html'
import { ACTIONS, NO_VIOLATION_REASONS } from '../../utils/flag/life-cycle.ts'
import { COUNTRIES } from '../../utils/i18n/countries.ts'
import type { TextKey } from '../../utils/i18n/text-key.ts'
import type { DeskWords } from './desk-words.ts'
import { stateName } from './marks.ts'
import { moveFields, type Refused } from './move-fields.ts'
import { MOST_GROUND } from './move-form.ts'
import type { Html } from './page.ts'
import type { Case } from './read-case.ts'
import type { Visit } from './visit.ts'

/** The decision with all that a statement of reasons needs. `states`: the outcomes that the life-cycle allows now. */
export function decideForm(visit: Visit, { flag, head }: Case, states: string[], refused?: Refused): Html {
  const { words } = visit
  const { t } = words
  const { panel, hidden, group, choice, field, select, typed, chosen, ...fields } = moveFields(
    visit,
    head.flag_id,
    'decide',
    refused,
  )
  const outcome = typed('state') ?? (states.length === 1 ? states[0] : undefined)
  const actions = chosen('actions')
  const ground = (attributes: Html) =>
    html`<input class="input" name="ground" value="${typed('ground')}" maxlength="${MOST_GROUND}" dir="auto" autocomplete="off" ${attributes}>`
  return panel(
    t('desk.move.decide'),
    html`${hidden()}
${group('state', t('desk.outcome'), html`${states.map((state) => choice('radio', 'state', state, state === outcome, stateName(words, state)))}`)}
${fields.words(t('desk.why'), t('desk.whyHint'))}
${group(
  'actions',
  t('desk.actions'),
  html`<div class="choices">${ACTIONS.map((action) =>
    choice('checkbox', 'actions', action, actions.includes(action), t(`history.action.${action}` as TextKey)),
  )}</div>`,
)}
${states.includes('no_violation') && select('reason', t('desk.reasonLegend'), reasons(words))}
${field('ground', t('desk.ground'), ground, t('desk.groundHint'))}
${select('scope', t('desk.scope'), scopes(words, flag.country))}
${choice('checkbox', 'automated', 'yes', typed('automated') === 'yes', t('desk.automated'))}
<button class="button is-primary">${t('desk.move.decide')}</button>`,
  )
}

function reasons({ t }: DeskWords): [string, string][] {
  const known = NO_VIOLATION_REASONS.map((reason): [string, string] => [
    reason,
    t(`history.reason.${reason}` as TextKey),
  ])
  return [['', t('desk.choose')], ...known]
}

/** Everywhere, the flag's own country, then all others by name. */
function scopes({ t, format }: DeskWords, own: string): [string, string][] {
  const named = (code: string): [string, string] => [code, format.countryName(code)]
  const others = COUNTRIES.filter((code) => code !== own)
    .map(named)
    .sort(([, one], [, other]) => format.compare(one, other))
  return [['', t('desk.notSaid')], ['*', t('desk.everywhere')], named(own), ...others]
}
