import { html } from 'hono/html'
import { clockSince, nextAlarm, urgencyOf } from '../flags/head.ts'
import { factsPanel, signalsPanel } from './context-panels.ts'
import { eventsPanel } from './events-panel.ts'
import { icon } from './icon.ts'
import type { Queue } from './list-queue.ts'
import { duration, moment, stateMark, stateName, timeLeft, urgencyMark } from './marks.ts'
import { meaningPanel } from './meaning-panel.ts'
import { errorWords, fieldId, type Refused } from './move-fields.ts'
import { movePanels } from './move-panels.ts'
import { type Html, type PageParts, page } from './page.ts'
import { postPanel } from './post-panel.ts'
import { queueList } from './queue-page.ts'
import type { Case } from './read-case.ts'
import { keptWords } from './trouble-page.ts'
import type { Visit } from './visit.ts'

/** What happened just before: an act that was done, or why it was not. */
export type Notice = { done: true } | { moved: true } | { own: true } | { differs: true } | Refused

interface FlagPageParts {
  queue: Queue
  counts: Omit<NonNullable<PageParts['tabs']>, 'current'>
  notice?: Notice
}

/** A flag laid out for somebody who knows neither the language nor the place, beside what can be done about it. */
export function flagPage(visit: Visit, flag: Case, { queue, counts, notice }: FlagPageParts): Html {
  const { words, reviewer } = visit
  const { t, texts } = words
  const { head } = flag
  const name = texts.label(flag.flag.category)
  const refused = notice && 'errors' in notice ? notice : undefined
  const isDone = notice !== undefined && 'done' in notice
  return page(visit, {
    title: `${notice && !isDone ? `${t('desk.notDone')}: ` : ''}${flag.reference} · ${name}`,
    tabs: { current: undefined, ...counts },
    here: `/desk/flags/${head.flag_id}`,
    main: html`<div class="desk">
<nav class="queue-pane" aria-label="${t('desk.queue')}">${queueList(visit, queue, head.flag_id)}</nav>
<article class="detail">
<header class="detail-head"><h1 class="page-title">${name}</h1>
<p class="detail-facts">${urgencyMark(words, urgencyOf(head))} ${stateMark(words, head.state)}
${head.taken_by !== null && html`<span>${t(head.taken_by === reviewer?.member ? 'desk.yours' : 'desk.taken')}</span>`}
<bdi>${flag.organisation}</bdi> <bdi class="reference">${flag.reference}</bdi></p>
<p class="to-work"><a href="#work">${t('desk.work')}</a></p></header>
${notice && noticeBanner(visit, notice, head.state)}
${notice && !isDone && !refused && keptWords(visit)}
${samePostPanel(visit, flag)}
${postPanel(visit, flag.flag)}
${meaningPanel(visit, flag.flag)}
${signalsPanel(visit, flag.flag)}
${factsPanel(visit, flag.flag)}
${eventsPanel(visit, flag.events)}
</article>
<aside class="stack" id="work" tabindex="-1" aria-label="${t('desk.work')}">
${clocksPanel(visit, flag)}
${movePanels(visit, flag, refused)}
</aside></div>`,
  })
}

function noticeBanner(visit: Visit, notice: Notice, state: string): Html {
  const { words } = visit
  const { t } = words
  if ('done' in notice) {
    return html`<p class="banner is-decided" role="status">${icon('decided')} <span class="banner-words">${t('desk.done', { state: stateName(words, state) })}</span></p>`
  }
  const inside =
    'errors' in notice
      ? html`<strong>${t('desk.lacks')}</strong><ul>${notice.errors.map(
          (error) =>
            html`<li><a href="#${fieldId(notice.move, error.field)}">${errorWords(visit, notice.move, error)}</a></li>`,
        )}</ul>`
      : html`${
          'own' in notice
            ? t('desk.ownDecision')
            : t('moved' in notice ? 'desk.moved' : 'desk.differs', { state: stateName(words, state) })
        }`
  return html`<div class="banner is-imminent" role="alert">${icon('trouble')} <div class="banner-words">${inside}</div></div>`
}

const CLOCKS = {
  triage_overdue: 'desk.clock.triage',
  decision_overdue: 'desk.clock.decision',
  second_review_overdue: 'desk.clock.secondReview',
} as const

function clocksPanel({ words, now }: Visit, { head, events }: Case): Html {
  const { t, format } = words
  const sent = head.received_at
  const started = clockSince(
    sent,
    events.map(({ state, at }) => ({ state, at: Date.parse(at) })),
  )
  const clock = nextAlarm(head, head.state, started)
  const used = now.getTime() - started
  const whole = clock ? clock.at - started : 0
  const since = duration(format, now.getTime() - sent)
  return html`<section class="panel" aria-label="${t('desk.clocks')}">
<div class="clock"><h2 class="meta">${t('desk.clock.since')}</h2><p class="value">${since}</p>
<p class="hint">${moment(words, new Date(sent).toISOString(), now)}</p></div>
${
  clock &&
  clock.kind !== 'imminent' &&
  html`<div class="clock"><h2 class="meta">${t(CLOCKS[clock.kind])}</h2><p class="value">${timeLeft(words, clock.at, now)}</p>
<progress max="${whole}" value="${Math.min(used, whole)}" aria-label="${t('desk.clock.used', { time: duration(format, used) })}"></progress>
<p class="hint">${t('desk.clock.target')} ${moment(words, new Date(clock.at).toISOString(), now)}</p></div>`
}</section>`
}

function samePostPanel({ words }: Visit, { samePost, mergedInto }: Case): Html | '' {
  if (samePost.length === 0) return ''
  const { t } = words
  return html`<section class="panel" aria-labelledby="h-same"><div class="panel-head"><h2 class="section-title" id="h-same">${t('desk.samePost')}</h2></div>
<div class="panel-body stack is-tight"><p class="hint">${t('desk.samePostHint')}</p>
<ul class="same-post">${samePost.map(
    ({
      id,
      reference,
      organisation,
      state,
    }) => html`<li><a href="/desk/flags/${id}"><bdi class="reference">${reference}</bdi></a>
<bdi>${organisation}</bdi> ${stateMark(words, state)} ${id === mergedInto && html`<strong>${t('desk.mergedInto')}</strong>`}</li>`,
  )}</ul></div></section>`
}
