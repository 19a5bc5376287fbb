import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'

export type Scheme = 'light' | 'dark'

/** What a screen breaks of all rules that are on by themselves: those of WCAG and what is only good practice. */
export async function allViolations(page: Page): Promise<string[]> {
  const { violations: found } = await new AxeBuilder({ page }).setLegacyMode().analyze()
  return found.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`))
}

/** What a screen breaks. Dark differs from light in nothing but colours, so only those are looked at again. */
export async function violations(page: Page, colorScheme: Scheme): Promise<string[]> {
  // No screen has a frame: what the other mode opens a page for.
  const axe = new AxeBuilder({ page }).setLegacyMode()
  const { violations: found } = await (colorScheme === 'dark'
    ? axe.withRules(['color-contrast', 'link-in-text-block'])
    : axe.withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
  ).analyze()
  return found.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`))
}
