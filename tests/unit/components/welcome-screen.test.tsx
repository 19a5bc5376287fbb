// @vitest-environment happy-dom
import { act } from 'react'
import { describe, expect, test } from 'vitest'
import { WelcomeScreen } from '../../../components/connect/welcome-screen.tsx'
import { nearestLanguage } from '../../../utils/i18n/languages.ts'
import { createTranslator } from '../../../utils/i18n/translator.ts'
import type { PageCalls } from '../../../utils/messages/page-contract.ts'
import type { ConnectFailure, Connection } from '../../../utils/messages/page-views.ts'
import { exampleConnection } from './example-stub.ts'
import { enter, one, press, quietOverview, showOnStage } from './stage.tsx'

const LINK = 'https://flags.openreview.example/#i=7Qm2c41xAbCdEfGhIjKl'
const FAILURES = Object.keys({
  not_an_invite: true,
  invite_unknown: true,
  invite_used: true,
  invite_expired: true,
  unreachable: true,
  not_fieldflag: true,
  wrong_role: true,
  busy: true,
} satisfies Record<ConnectFailure, true>) as ConnectFailure[]

const { origin, service } = exampleConnection

async function showWelcome(
  inspect: () => PageCalls['connection.inspect']['out'],
  accept: () => PageCalls['connection.accept']['out'] = () => ({ ok: true, connection: exampleConnection }),
) {
  let connection: Connection | null = null
  const stage = await showOnStage(<WelcomeScreen />, {
    answers: {
      'overview.read': () => ({ ...quietOverview, connection }),
      'settings.change': () => quietOverview.settings,
      'connection.inspect': inspect,
      'connection.accept': () => {
        const answer = accept()
        if (answer.ok) connection = answer.connection
        return answer
      },
      'connection.leave': () => {
        connection = null
        return null
      },
    },
  })
  return { ...stage, field: () => one<HTMLInputElement>(stage.page, 'input[type=url]') }
}

describe('an invite that leads nowhere', () => {
  test.each(FAILURES)('%s: says what to do and keeps the typed link', async (why) => {
    const { page, field, t } = await showWelcome(() => ({ ok: false, why }))
    await enter(field(), LINK)
    await act(async () => one<HTMLFormElement>(page, 'form').requestSubmit())
    const message = one(page, '[role=alert]').textContent
    expect(message).toBe(`${t(`connect.failure.${why}.what`)} ${t(`connect.failure.${why}.next`)}`)
    expect(field().value).toBe(LINK)
  })

  test('each has its own message in both languages', async () => {
    for (const language of ['en', 'ar']) {
      const { t } = await createTranslator(nearestLanguage([language]))
      const messages = FAILURES.map((why) => t(`connect.failure.${why}.what`))
      expect(new Set(messages).size).toBe(FAILURES.length)
    }
  })

  test('a background that gives no answer keeps the link too', async () => {
    const { page, field, t } = await showWelcome(() => {
      throw new Error('no answer')
    })
    await enter(field(), LINK)
    await press(page, 'Check link')
    expect(one(page, '[role=alert]').textContent).toContain(t('connect.failure.unanswered.what'))
    expect(field().value).toBe(LINK)
  })
})

test('a pasted link is checked at once; nothing is accepted before the partner confirmed', async () => {
  const { page, field, asked } = await showWelcome(() => ({ ok: true, origin, service }))
  await enter(field(), LINK, 'insertFromPaste')
  expect(asked('connection.inspect')).toEqual([{ link: LINK }])
  for (const words of ['flags.openreview.example', 'Open Review Desk', 'Bonde Rights Monitor', 'Partner', 'Swahili']) {
    expect(page.textContent).toContain(words)
  }
  expect(asked('connection.accept')).toEqual([])
  await press(page, 'Connect to this service')
  expect(asked('connection.accept')).toEqual([{ link: LINK }])
  expect(one(page, 'h1').textContent).toBe('You are connected')
})

test('a typed link is checked only when asked', async () => {
  const { page, field, asked } = await showWelcome(() => ({ ok: true, origin, service }))
  await enter(field(), LINK)
  expect(asked('connection.inspect')).toEqual([])
  await press(page, 'Check link')
  expect(asked('connection.inspect')).toEqual([{ link: LINK }])
})

test('an invite that was used in between says so and still shows where it leads', async () => {
  const { page, field, t } = await showWelcome(
    () => ({ ok: true, origin, service }),
    () => ({ ok: false, why: 'invite_used' }),
  )
  await enter(field(), LINK, 'insertFromPaste')
  await press(page, 'Connect to this service')
  expect(one(page, '[role=alert]').textContent).toContain(t('connect.failure.invite_used.what'))
  expect(field().value).toBe(LINK)
})

test('a service that is busy with a handed-in invite is not said to have left it unused', async () => {
  const { page, field, t } = await showWelcome(
    () => ({ ok: true, origin, service }),
    () => ({ ok: false, why: 'busy' }),
  )
  await enter(field(), LINK, 'insertFromPaste')
  await press(page, 'Connect to this service')
  const message = one(page, '[role=alert]').textContent
  expect(message).toContain(t('connect.failure.busy.nextUnsure'))
  expect(message).not.toContain('not used up')
  expect(field().value).toBe(LINK)
})

test('another link takes back what was shown of the first', async () => {
  const { page, field } = await showWelcome(() => ({ ok: true, origin, service }))
  await enter(field(), LINK, 'insertFromPaste')
  expect(page.textContent).toContain('Bonde Rights Monitor')
  await enter(field(), `${LINK}x`)
  expect(page.textContent).not.toContain('Bonde Rights Monitor')
})

test('disconnecting asks first and says what becomes of waiting flags', async () => {
  const { page, field, asked } = await showWelcome(() => ({ ok: true, origin, service }))
  await enter(field(), LINK, 'insertFromPaste')
  await press(page, 'Connect to this service')
  await press(page, 'Disconnect')
  expect(asked('connection.leave')).toEqual([])
  expect(page.textContent).toContain('Waiting flags stay on this device and are sent nowhere else.')
  await press(page, 'Disconnect')
  expect(asked('connection.leave')).toHaveLength(1)
  expect(field().value).toBe('')
  expect(document.activeElement).toBe(one(page, 'h1'))
})

test('the language is changed by a message', async () => {
  const { page, asked } = await showWelcome(() => ({ ok: true, origin, service }))
  const select = one<HTMLSelectElement>(page, 'select')
  await act(async () => {
    select.value = 'ar'
    select.dispatchEvent(new Event('change', { bubbles: true }))
  })
  expect(asked('settings.change')).toEqual([{ uiLanguage: 'ar' }])
})

test('no promise is made of a passphrase that is not built', async () => {
  const { page } = await showWelcome(() => ({ ok: true, origin, service }))
  expect(one(page, '.promises').textContent).toContain('there is no passphrase yet')
})

describe('the two sites, where the user can take them away', () => {
  async function showWithAccess(granted: boolean, answer: boolean) {
    const requests: true[] = []
    const request = async () => {
      requests.push(true)
      return answer
    }
    const siteAccess = { isGranted: async () => granted, request }
    return { ...(await showOnStage(<WelcomeScreen />, { answers: {}, host: { siteAccess } })), requests }
  }

  test('are asked for by a click only', async () => {
    const { page, requests, t } = await showWithAccess(false, true)
    expect(requests).toHaveLength(0)
    await press(page, t('connect.sites.allow'))
    expect(requests).toHaveLength(1)
    expect(page.textContent).not.toContain(t('connect.sites.missing'))
  })

  test('are not spoken of where they are granted', async () => {
    const { page, t } = await showWithAccess(true, true)
    expect(page.textContent).not.toContain(t('connect.sites.missing'))
  })

  test('a refusal says where to allow them later', async () => {
    const { page, t } = await showWithAccess(false, false)
    await press(page, t('connect.sites.allow'))
    expect(page.textContent).toContain(t('connect.sites.refused'))
  })
})
