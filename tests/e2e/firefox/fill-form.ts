import type { Page } from 'puppeteer-core'

/** Fills the form's required fields, by the keyboard where a partner would, and sends it with Ctrl+Enter. */
export async function sendForm(form: Page, note: string): Promise<void> {
  await form.waitForSelector('::-p-text(Link found)')
  for (const [field, words] of [
    ['category', 'Direct threat'],
    ['language', 'Swahili'],
    ['country', 'Kenya'],
  ]) {
    await form.type(`#flag-${field}`, words ?? '')
    await form.keyboard.press('Enter')
  }
  await form.type('#flag-note', note)
  await form.click('#flag-good-faith')
  await form.keyboard.down('Control')
  await form.keyboard.press('Enter')
  await form.keyboard.up('Control')
}
