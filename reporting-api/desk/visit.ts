import type { Caller } from '../organisations/caller.ts'
import type { DeskWords } from './desk-words.ts'

/** One request to the desk: who asks, in which language, and what their forms must show. */
export interface Visit {
  words: DeskWords
  /** The reviewer; undefined for somebody who has not signed in. */
  reviewer: Caller | undefined
  /** The secret of the browser's cookie. */
  secret: string
  /** What each form must bring back: another site can't know it. */
  formToken: string
  /** What was sent with a form. */
  form: URLSearchParams
  now: Date
}
