import type en from '../../locales/en.json'

type PluralForm = 'zero' | 'one' | 'two' | 'few' | 'many' | 'other'
type WithoutPlural<Key extends string> = Key extends `${infer Name}_${PluralForm}` ? Name | Key : Key

type Leaves<Texts, Path extends string = ''> = {
  [Key in keyof Texts & string]: Texts[Key] extends string
    ? `${Path}${WithoutPlural<Key>}`
    : Leaves<Texts[Key], `${Path}${Key}.`>
}[keyof Texts & string]

/** Every key of the catalogues, as `part.name`; plural forms share the key without their suffix. */
export type TextKey = Leaves<typeof en>
