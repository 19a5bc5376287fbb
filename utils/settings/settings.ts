// What the partner chose or used last. Two records, so that a choice and a submit at the same time lose neither.
import * as z from 'zod/mini'
import { IDENTITIES } from '../flag/answer-choices.ts'
import { CountryCodeSchema, LanguageTagSchema } from '../flag/answers.ts'
import { createRecord } from '../store/record.ts'
import type { Change, Store } from '../store/store.ts'

const ChosenSchema = z.object({
  /** BCP 47 tag of the extension's own language; null = the browser's. */
  uiLanguage: z.nullable(LanguageTagSchema),
})
export type ChosenSettings = z.infer<typeof ChosenSchema>

const RememberedSchema = z.object({
  language: z.nullable(LanguageTagSchema),
  country: z.nullable(CountryCodeSchema),
  identity: z.enum(IDENTITIES),
})
/** Taken from the last flag that was submitted. */
export type RememberedSettings = z.infer<typeof RememberedSchema>

export type Settings = ChosenSettings & RememberedSettings

export interface SettingsKeeper {
  read(): Promise<Settings>
  choose(chosen: ChosenSettings): Promise<Settings>
  /** The change that remembers these, to go into the transaction of the submit. */
  remember(remembered: RememberedSettings): Change
}

/** The settings over the store. */
export function createSettings(store: Store): SettingsKeeper {
  const chosen = createRecord(store, 'settings', ChosenSchema, { uiLanguage: null })
  const remembered = createRecord<RememberedSettings>(store, 'remembered', RememberedSchema, {
    language: null,
    country: null,
    identity: 'organization_only',
  })
  const read = async () => ({ ...(await chosen.read()), ...(await remembered.read()) })
  return {
    read,
    async choose(choice) {
      await chosen.write(choice)
      return read()
    },
    remember: ({ language, country, identity }) => remembered.change({ language, country, identity }),
  }
}
