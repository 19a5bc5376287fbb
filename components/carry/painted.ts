/** Resolves when what was said before is on the screen: work that follows may keep the page busy for seconds. */
export function painted(): Promise<void> {
  return new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve())))
}
