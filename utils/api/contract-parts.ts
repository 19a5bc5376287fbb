// Shapes that several subjects of the reporting API's contract share.
import * as z from 'zod/mini'

/** Of an organisation or a service, as people read it. */
export const nameText = z.string().check(z.minLength(1), z.maxLength(200))

/** Hexadecimal. */
export const sha256 = z.string().check(z.regex(/^[0-9a-f]{64}$/))

/** Half a character (a lone surrogate) has no canonical form, https://www.rfc-editor.org/rfc/rfc8785#section-3.2.2.2 */
const wellFormed = z.refine<string>((text) => text.isWellFormed())
/** What partner and reviewers say to each other. */
export const words = z.string().check(z.minLength(1), z.maxLength(4_000), wellFormed)
