// The review desk as a reviewer sees it: pages in a browser, for tests and the tour.
import { expect, type Page } from '@playwright/test'
import type { ReportingApi } from './reporting-api.ts'

/** Opens the desk in this tab and comes in by an own invite; whoever was signed in there before goes out first. */
export async function enterDesk(page: Page, api: ReportingApi): Promise<void> {
  const link = await api.invite('Review desk', 'reviewer')
  await page.goto(`${api.origin}/desk`)
  const signOut = page.getByRole('button', { name: 'Sign out' })
  if (await signOut.isVisible()) await signOut.click()
  await page.getByLabel('Invite link').fill(link)
  await page.getByRole('button', { name: 'Use the invite' }).click()
  await page.getByRole('link', { name: 'To the queue' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Queue' })).toBeVisible()
}

/** Opens a flag's page by its reference, as somebody who was told it would. */
export async function openFlag(page: Page, api: ReportingApi, reference: string): Promise<void> {
  await page.goto(`${api.origin}/desk`)
  await page.getByLabel('Reference').fill(reference)
  await page.locator('.filters').getByRole('button', { name: 'Show' }).click()
  await page.getByRole('link', { name: reference }).click()
  await expect(page.getByRole('article').getByText(reference).first()).toBeVisible()
}
