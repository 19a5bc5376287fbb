// Fills the form as a person does: by its labels, with real keys and clicks.
import { expect, type Page } from '@playwright/test'

export interface FormAnswers {
  /** The category's label, as the list shows it. */
  category: string
  urgency?: string
  /** Names of the post's language and of the country, as the lists show them. */
  language?: string
  country?: string
  note?: string
  /** Labels of fixed choices, where the category asks for them. */
  choices?: string[]
}

/** Chooses a category by typing its label. */
export function chooseCategory(form: Page, label: string): Promise<void> {
  return chooseFrom(form, 'Harm category', label)
}

async function chooseFrom(form: Page, name: string, label: string): Promise<void> {
  const field = form.getByRole('combobox', { name })
  await field.click()
  await field.pressSequentially(label)
  await form.getByRole('option', { name: label }).first().waitFor()
  await field.press('Enter')
  await expect(field).toHaveValue(label)
}

/** Fills all that is given and says that it is in good faith. */
export async function fillForm(form: Page, answers: FormAnswers): Promise<void> {
  await chooseCategory(form, answers.category)
  if (answers.urgency) await form.getByRole('radio', { name: answers.urgency }).check({ force: true })
  if (answers.language) await chooseFrom(form, 'Post’s language', answers.language)
  if (answers.country) await chooseFrom(form, 'Country', answers.country)
  if (answers.note) await form.getByLabel('What it means here').fill(answers.note)
  for (const choice of answers.choices ?? []) await form.getByRole('checkbox', { name: choice }).check()
  await form.getByRole('checkbox', { name: /good faith/ }).check()
}

/** Sends by the keyboard, and waits until the form says that the flag is safe. */
export async function sendFlag(form: Page): Promise<void> {
  await form.keyboard.press('Control+Enter')
  await expect(form.getByText('Queued: safe on this device')).toBeVisible()
}
