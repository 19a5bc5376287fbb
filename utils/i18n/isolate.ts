/**
 * A name, host or reference to stand inside a sentence of another script: its direction changes nothing around it.
 * The same as `<bdi>`, for texts that hold no markup: https://www.w3.org/International/questions/qa-bidi-unicode-controls
 */
export function isolate(text: string): string {
  return `\u2068${text}\u2069`
}
