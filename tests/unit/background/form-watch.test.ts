import { expect, test } from 'vitest'
import type { Runtime } from 'webextension-polyfill'
import { createFormWatch } from '../../../entrypoints/background/form-watch.ts'
import { FORM_PORT, FORM_PORT_AGAIN } from '../../../utils/messages/page-contract.ts'

/** A watch, what it forgot, and forms that open and close. */
function forms() {
  const forgotten: string[] = []
  const watch = createFormWatch(async (id) => void forgotten.push(id))
  const open = (name: string, tab?: object) => {
    const ends: (() => void)[] = []
    const port = { name, sender: { tab }, onDisconnect: { addListener: (end: () => void) => ends.push(end) } }
    watch.watch(port as unknown as Runtime.Port)
    return {
      close() {
        for (const end of ends) end()
      },
    }
  }
  return { watch, forgotten, open }
}

test('what a category removed is forgotten when the form opens and when it closes', () => {
  const { forgotten, open } = forms()
  const form = open(`${FORM_PORT}one`)
  expect(forgotten).toEqual(['one'])
  form.close()
  expect(forgotten).toEqual(['one', 'one'])
})

test('what a popup reports late takes nothing from the tab that shows the same draft', () => {
  const { forgotten, open } = forms()
  const tab = open(`${FORM_PORT}one`, { id: 1 })
  forgotten.length = 0
  open(`${FORM_PORT}one`).close()
  expect(forgotten).toEqual([])
  tab.close()
  expect(forgotten).toEqual(['one'])
})

test('a popup whose end is never reported keeps nothing alive', () => {
  const { forgotten, open } = forms()
  open(`${FORM_PORT}one`)
  const tab = open(`${FORM_PORT}one`)
  forgotten.length = 0
  tab.close()
  expect(forgotten).toEqual(['one'])
})

test('a form that connects again keeps what it can undo; drafts without a form lose it', () => {
  const { watch, forgotten, open } = forms()
  open(`${FORM_PORT_AGAIN}one`)
  watch.forgetAllBut(['one', 'two'])
  expect(forgotten).toEqual(['two'])
})
