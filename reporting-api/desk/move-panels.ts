// The forms by which a reviewer moves a flag. Only what the life-cycle allows this reviewer now is offered.
import { html } from 'hono/html'
import { CANNOT_STAND } from '../flags/merge.ts'
import { decideForm } from './decide-form.ts'
import { icon } from './icon.ts'
import { stateName } from './marks.ts'
import { moveFields, type Refused } from './move-fields.ts'
import { type MoveName, moveOf } from './move-form.ts'
import type { Html } from './page.ts'
import type { Case } from './read-case.ts'
import type { Visit } from './visit.ts'

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
function mergeable({ samePost }: Case) {
  return samePost.filter(({ state }) => !CANNOT_STAND.includes(state))
}

function stepForm(visit: Visit, { head }: Case, state: string): Html {
  const { t } = visit.words
  const { hidden } = moveFields(visit, head.flag_id, 'step', undefined)
  const isTriage = state === 'triaged'
  return html`<form class="panel" method="post" action="/desk/flags/${head.flag_id}">${hidden(state)}
<div class="panel-body stack is-padded"><button class="button is-primary">${t(isTriage ? 'desk.move.triage' : 'desk.move.take')}</button>
<p class="hint">${t(isTriage ? 'desk.move.triageHint' : 'desk.move.takeHint')}</p></div></form>`
}

function askForm(visit: Visit, { head }: Case, refused?: Refused): Html {
  const { t } = visit.words
  const { panel, hidden, words } = moveFields(visit, head.flag_id, 'ask', refused)
  return panel(
    t('desk.move.ask'),
    html`${hidden('info_requested')}
${words(t('desk.question'), t('desk.questionHint'))}
<button class="button">${t('desk.move.sendQuestion')}</button>`,
  )
}

function escalateForm(visit: Visit, { head }: Case, refused?: Refused): Html {
  const { t } = visit.words
  const { panel, hidden, words } = moveFields(visit, head.flag_id, 'escalate', refused)
  return panel(
    t('desk.move.escalate'),
    html`${hidden('escalated')}
${words(t('desk.wordsToPartner'), t('desk.optional'))}
<button class="button">${t('desk.move.escalate')}</button>`,
  )
}

function mergeForm(visit: Visit, flag: Case, refused?: Refused): Html {
  const { words } = visit
  const { t } = words
  const { panel, hidden, group, choice, typed } = moveFields(visit, flag.head.flag_id, 'merge', refused)
  const others = mergeable(flag).map(({ id, reference, organisation, state }) =>
    choice(
      'radio',
      'into',
      id,
      id === typed('into'),
      html`<bdi>${reference}</bdi> · <bdi>${organisation}</bdi> · ${stateName(words, state)}`,
    ),
  )
  return panel(
    t('desk.move.merge'),
    html`${hidden('duplicate')}
<p class="hint">${t('desk.mergeHint')}</p>
${group('into', t('desk.mergeInto'), html`${others}`)}
<button class="button">${t('desk.move.merge')}</button>`,
  )
}
