// A browser without script at the desk: it keeps cookies, follows redirects and sends forms as they stand in the page.
import { type HTMLFormElement, Window } from 'happy-dom'
import type { TestService } from './test-service.ts'

type Values = Record<string, string | string[]>

export interface DeskBrowser {
  /** The last answer, after redirects. */
  answer: Response
  /** What its page holds. */
  html: string
  /** The page's words, without its markup. */
  text(): string
  open(path: string): Promise<void>
  /** Presses the button with this name, with these values in its form's fields. */
  press(button: string, values?: Values): Promise<void>
  /** Sends a form of one's own making to an address. */
  post(path: string, values: Values, headers?: Record<string, string>): Promise<void>
  /** Names of the buttons of the main part. */
  buttons(): string[]
  /** What a field of the page holds. */
  valueOf(selector: string): string | undefined
  cookies: Map<string, string>
}

/** `headers` go with each request. */
export function openDeskBrowser(service: TestService, headers: Record<string, string> = {}): DeskBrowser {
  const cookies = new Map<string, string>()
  const parser = new new Window().DOMParser()
  const documentOf = (html: string) => parser.parseFromString(html, 'text/html')

  async function send(method: string, path: string, body?: string, more: Record<string, string> = {}): Promise<void> {
    const answer = await service.request(method, path, {
      headers: {
        ...headers,
        Cookie: [...cookies].map((pair) => pair.join('=')).join('; '),
        ...(body !== undefined && { 'Content-Type': 'application/x-www-form-urlencoded' }),
        ...more,
      },
      ...(body !== undefined && { body: new TextEncoder().encode(body) }),
    })
    for (const cookie of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = cookie.match(/^([^=]+)=([^;]*)/) ?? []
      cookies.set(name, value)
    }
    if (answer.status === 303) return send('GET', answer.headers.get('location') ?? '')
    browser.answer = answer
    browser.html = await answer.text()
  }

  const browser: DeskBrowser = {
    answer: new Response(),
    html: '',
    cookies,
    text: () => documentOf(browser.html).body.textContent.replace(/\s+/g, ' '),
    open: (path) => send('GET', path),
    async press(button, values = {}) {
      const found = [...documentOf(browser.html).querySelectorAll('button')].find(
        ({ textContent }) => textContent.trim() === button,
      )
      const form = found?.closest('form') as HTMLFormElement | null | undefined
      if (!form) throw new Error(`the page has no button "${button}"`)
      const fields = fieldsOf(form)
      for (const [name, value] of Object.entries(values)) {
        fields.delete(name)
        for (const one of [value].flat()) fields.append(name, one)
      }
      const action = form.getAttribute('action') ?? ''
      if (form.getAttribute('method') === 'post') await send('POST', action, fields.toString())
      else await send('GET', `${action}?${fields}`)
    },
    post: (path, values, more) =>
      send('POST', path, new URLSearchParams(Object.entries(values).flatMap(pairs)).toString(), more),
    buttons: () => [...documentOf(browser.html).querySelectorAll('main button')].map((one) => one.textContent.trim()),
    valueOf(selector) {
      const field = documentOf(browser.html).querySelector(selector)
      return field?.getAttribute('value') ?? field?.textContent.replace(/^\n/, '')
    },
  }
  return browser
}

/** A browser that has signed in with a new token of this organisation's reviewer. */
export async function signInToDesk(
  service: TestService,
  organisation = 'Desk',
): Promise<DeskBrowser & { token: string }> {
  const browser = openDeskBrowser(service)
  const token = await service.enrol(organisation, 'reviewer')
  await browser.open('/desk')
  await browser.press('Sign in', { token })
  return Object.assign(browser, { token })
}

function pairs([name, value]: [string, string | string[]]): [string, string][] {
  return [value].flat().map((one) => [name, one])
}

/** What a browser would send of a form that nobody has touched. */
function fieldsOf(form: HTMLFormElement): URLSearchParams {
  const fields = new URLSearchParams()
  for (const field of form.querySelectorAll('input[name]')) {
    const isChoice = ['radio', 'checkbox'].includes(field.getAttribute('type') ?? '')
    if (isChoice && !field.hasAttribute('checked')) continue
    fields.append(field.getAttribute('name') ?? '', field.getAttribute('value') ?? '')
  }
  for (const field of form.querySelectorAll('select[name]')) {
    const chosen = field.querySelector('option[selected]') ?? field.querySelector('option')
    fields.append(field.getAttribute('name') ?? '', chosen?.getAttribute('value') ?? '')
  }
  for (const field of form.querySelectorAll('textarea[name]')) {
    fields.append(field.getAttribute('name') ?? '', field.textContent.replace(/^\n/, ''))
  }
  return fields
}
