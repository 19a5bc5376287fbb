import { expect, type Page } from '@playwright/test'
import type { Extension } from './extension.ts'

/** Connects on the welcome page as a person does: pastes the link, sees where it leads, confirms. */
export async function connectByInvite(page: Page, extension: Extension, link: string): Promise<void> {
  await page.goto(extension.page('welcome.html'))
  await page.getByLabel('Link that you were given').fill(link)
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Connect to this service' }).click()
  await expect(page.getByRole('heading', { name: 'You are connected' })).toBeVisible()
}
