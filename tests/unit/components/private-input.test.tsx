// @vitest-environment happy-dom
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { PrivateInput, PrivateTextarea } from '../../../components/ui/private-input.tsx'
import { one, showOnStage } from './stage.tsx'

const PRIVATE = { autocomplete: 'off', spellcheck: 'false', writingsuggestions: 'false' }

test('no service of the browser is given what is typed, whatever a field asks for', async () => {
  const asked = { autoComplete: 'on', spellCheck: true }
  const fields = (
    <>
      <PrivateInput {...asked} />
      <PrivateTextarea {...asked} />
    </>
  )
  const { page } = await showOnStage(fields, { answers: {} })
  for (const field of ['input', 'textarea']) {
    const given = Object.keys(PRIVATE).map((name) => [name, one(page, field).getAttribute(name)])
    expect(Object.fromEntries(given), field).toEqual(PRIVATE)
  }
})

test.each(['popup', 'fullpage', 'welcome'])('nor anything else that is typed on the %s', (screen) => {
  expect(readFileSync(`entrypoints/${screen}/index.html`, 'utf8')).toMatch(/<html [^>]*writingsuggestions="false"/)
})
