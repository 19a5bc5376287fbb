import { html } from 'hono/html'
import type { RecordedEvent } from '../../utils/api/event-contract.ts'
import { ACTIONS, NO_VIOLATION_REASONS } from '../../utils/flag/life-cycle.ts'
import type { TextKey } from '../../utils/i18n/text-key.ts'
import type { DeskWords } from './desk-words.ts'
import { moment, stateName } from './marks.ts'
import type { Html } from './page.ts'
import type { Visit } from './visit.ts'

/** What happened to a flag so far, oldest first, with its place in the hash chain. */
export function eventsPanel(visit: Visit, events: RecordedEvent[]): Html {
  const { t } = visit.words
  return html`<section class="panel" aria-labelledby="h-events">
<div class="panel-head"><h2 class="section-title" id="h-events">${t('desk.events')}</h2></div>
<ol class="panel-body events">${events.map((event) => eventItem(visit, event))}</ol></section>`
}

function eventItem({ words, reviewer, now }: Visit, event: RecordedEvent): Html {
  const { t } = words
  return html`<li><p class="line is-spread"><strong>${title(words, event)}</strong> <span class="meta">${moment(words, event.at, now)}</span></p>
<p class="meta">${actor(words, event, reviewer?.member)}</p>
${event.words !== null && html`<p class="words" dir="auto">${event.words}</p>`}
${decision(words, event)}
<p class="meta">${t('desk.logEntry')} <bdi class="hash">${event.hash.slice(0, 12)}</bdi></p></li>`
}

function title(words: DeskWords, event: RecordedEvent): string {
  const { t } = words
  if (event.feedback !== null) return t(`desk.feedback.${event.feedback}`)
  switch (event.kind) {
    case 'answer':
    case 'information':
    case 'second_review':
    case 'withdraw':
    case 'reopen':
      return t(`desk.event.${event.kind}`)
    case 'close':
      return event.by === 'reporter' ? t('desk.event.close') : stateName(words, event.state)
    case 'follow':
      return event.outcome === undefined
        ? t('desk.event.released')
        : t('desk.event.follow', { outcome: stateName(words, event.outcome) })
    default:
      return event.state === 'info_requested' ? t('desk.event.asked') : stateName(words, event.state)
  }
}

function actor({ t }: DeskWords, { by, member }: RecordedEvent, own: string | undefined): string {
  if (by === 'reviewer') return t(member !== null && member === own ? 'desk.by.you' : 'desk.by.reviewer')
  return t(by === 'reporter' ? 'desk.by.partner' : 'desk.by.system')
}

function decision({ t, format }: DeskWords, event: RecordedEvent): Html | '' {
  const named = (part: 'action' | 'reason', known: string[], id: string) =>
    t(`history.${part}.${known.includes(id) ? id : 'other'}` as TextKey)
  const facts = [
    event.actions.length > 0 && [
      t('desk.actions'),
      format.list(event.actions.map((id) => named('action', ACTIONS, id))),
    ],
    event.reason !== null && [t('desk.reason'), named('reason', NO_VIOLATION_REASONS, event.reason)],
    event.ground !== undefined && [t('desk.ground'), event.ground],
    event.scope !== undefined && [t('desk.scope'), scopeWords(event.scope)],
    event.automated !== undefined && [t('desk.decidedBy'), t(event.automated ? 'desk.machine' : 'desk.person')],
  ].filter((fact) => fact !== false)
  if (facts.length === 0) return ''
  return html`<dl class="facts">${facts.map(([name, value]) => html`<div class="fact"><dt>${name}</dt><dd><bdi>${value}</bdi></dd></div>`)}</dl>`

  function scopeWords(scope: string[]): string {
    return scope.includes('*') ? t('desk.everywhere') : format.list(scope.map((code) => format.countryName(code)))
  }
}
