/** A tab that was asked to flag and shows no post says so at once; one that hangs is no reason to keep a later click quiet. */
const LIMIT_MS = 3_000

export interface QuickFlags {
  /** The quick key was pressed in this tab. `flag` asks its page to flag; false where there is no post. */
  press(tabId: number, flag: () => Promise<boolean | null>): Promise<void>
  /** Whether the capture that comes from this tab now is a quick one. Each press is for one capture. */
  take(tabId: number | undefined): boolean
}

/**
 * Tells captures of the quick key from those of a click: both come by the same message, so that the scripts in the sites'
 * pages carry nothing for it. In memory only: between the key and the capture lie milliseconds.
 */
export function createQuickFlags(now: () => number): QuickFlags {
  const pressed = new Map<number, number>()
  return {
    async press(tabId, flag) {
      pressed.set(tabId, now())
      if (!(await flag())) pressed.delete(tabId)
    },
    take(tabId) {
      const at = tabId === undefined ? undefined : pressed.get(tabId)
      if (tabId !== undefined) pressed.delete(tabId)
      return at !== undefined && now() - at < LIMIT_MS
    },
  }
}
