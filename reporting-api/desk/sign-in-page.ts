import { html } from 'hono/html'
import type { TextKey } from '../../utils/i18n/text-key.ts'
import { icon } from './icon.ts'
import { formToken, type Html, page } from './page.ts'
import type { Visit } from './visit.ts'

export type SignInFault = 'unknown' | 'role' | 'invite-unknown' | 'invite-used' | 'invite-expired'

/** Where reviewers come in: by their token, or for the first time by an invite. */
export function signInPage(visit: Visit, { fault, next }: { fault?: SignInFault; next: string }): Html {
  const { t } = visit.words
  const isInvite = visit.form.has('invite')
  const errorOf = (field: 'token' | 'invite') =>
    fault !== undefined && isInvite === (field === 'invite')
      ? html`<p class="error" id="${field}-error">${icon('trouble')} ${t(`desk.signInFault.${fault}` as TextKey)}</p>`
      : undefined
  const input = (field: 'token' | 'invite', label: string, hint: string) => {
    const error = errorOf(field)
    return html`<div class="field ${error && 'is-invalid'}">
<label class="label" for="${field}">${label}</label>${error}
<input class="input" id="${field}" name="${field}" type="${field === 'token' ? 'password' : 'text'}" required dir="ltr"
autocomplete="${field === 'token' ? 'current-password' : 'off'}" spellcheck="false" autocapitalize="off"
aria-describedby="${error ? `${field}-error ` : ''}${field}-hint" ${error && html`aria-invalid="true"`}>
<p class="hint" id="${field}-hint">${hint}</p></div>`
  }
  return page(visit, {
    title: `${fault ? `${t('desk.notDone')}: ` : ''}${t('desk.signIn')}`,
    here: `/desk/sign-in?next=${encodeURIComponent(next)}`,
    main: html`<div class="screen is-reading">
<h1 class="page-title">${t('desk.signIn')}</h1>
<form class="panel" method="post" action="/desk/sign-in"><div class="panel-body stack is-padded">${formToken(visit)}
<input type="hidden" name="next" value="${next}">
${input('token', t('desk.token'), t('desk.tokenHint'))}
<p><button class="button is-primary">${t('desk.signIn')}</button></p></div></form>
<form class="panel" method="post" action="/desk/enrol"><div class="panel-body stack is-padded">${formToken(visit)}
<h2 class="section-title">${t('desk.firstTime')}</h2>
${input('invite', t('desk.invite'), t('desk.inviteHint'))}
<p><button class="button">${t('desk.useInvite')}</button></p></div></form></div>`,
  })
}

/** Shows a new token, once. */
export function tokenPage(visit: Visit, token: string): Html {
  const { t } = visit.words
  return page(visit, {
    title: t('desk.yourToken'),
    main: html`<div class="screen is-reading">
<h1 class="page-title">${t('desk.yourToken')}</h1>
<p>${t('desk.keepToken')}</p>
<div class="field"><label class="label" for="new-token">${t('desk.token')}</label>
<input class="input" id="new-token" value="${token}" readonly dir="ltr" autocomplete="off"></div>
<p><a class="button is-primary" href="/desk">${t('desk.toQueue')}</a></p></div>`,
  })
}
