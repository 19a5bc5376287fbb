/**
 * The place of the event that last started the clock anew: the request for a second review, or the reopening of a closed
 * flag. What is added later and leaves the flag in its state starts nothing. -1 where the clock runs from the receipt.
 * `events`: oldest first.
 */
export function clockStart(events: readonly { state: string }[]): number {
  return events.findLastIndex(({ state }, n) => {
    const before = events[n - 1]?.state
    return state !== before && (state === 'reconsideration_requested' || before === 'closed')
  })
}
