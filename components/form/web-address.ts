/** True for an address that can be opened and sent. What it leads to only the background can tell. */
export function isWebAddress(link: string): boolean {
  return /^https:\/\/[^/]/.test(link)
}
