export type Theme = 'light' | 'dark'

/**
 * The theme of the page where the element stands: by the first background behind it, else by its text's colour.
 * Reads styles.
 */
export function pageTheme(element: Element): Theme {
  for (let at: Element | null = element; at; at = at.parentElement) {
    const { backgroundColor } = getComputedStyle(at)
    const ground = luminance(backgroundColor)
    if (ground !== null) return ground < 0.4 ? 'dark' : 'light'
  }
  return (luminance(getComputedStyle(element).color) ?? 0) > 0.6 ? 'dark' : 'light'
}

/** Rough brightness from 0 to 1; null where the colour is mostly see-through or no rgb. */
function luminance(color: string): number | null {
  if (!color.startsWith('rgb')) return null
  const [red = 0, green = 0, blue = 0, alpha = 1] = color.match(/[\d.]+/g)?.map(Number) ?? []
  if (alpha < 0.5) return null
  return (red + green + blue) / 765
}
