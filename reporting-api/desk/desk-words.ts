import { readFile } from 'node:fs/promises'
import type { Catalogue } from '../../utils/i18n/catalogues.ts'
import { createFormats, type Formats } from '../../utils/i18n/format.ts'
import { nearestLanguage, type UiLanguage } from '../../utils/i18n/languages.ts'
import { type TaxonomyFile, type TaxonomyTexts, taxonomyTexts } from '../../utils/i18n/taxonomy-texts.ts'
import { type Translate, translatorOf } from '../../utils/i18n/translator.ts'

/** All that the desk says in one language. */
export interface DeskWords {
  language: UiLanguage
  t: Translate
  texts: TaxonomyTexts
  format: Formats
  /** Day and time in UTC, and said so: reviewers of one desk sit in many time zones, and no script asks for theirs. */
  moment(at: Date): string
  /** What the catalogue says of itself while no speaker has signed it off. */
  unreviewed: string | null
}

const read = new Map<string, Promise<DeskWords>>()

/** The desk's words in the first of the wanted languages (BCP 47 tags) that is delivered; each is read once. */
export function deskWords(wanted: readonly string[]): Promise<DeskWords> {
  const language = nearestLanguage(wanted)
  const known = read.get(language.tag)
  if (known) return known
  const reading = readWords(language)
  read.set(language.tag, reading)
  return reading
}

/** The tags of an `Accept-Language`, most wanted first: https://www.rfc-editor.org/rfc/rfc9110#name-accept-language */
export function acceptedLanguages(header: string): string[] {
  return header
    .split(',')
    .map((part) => {
      const [tag = '', weight] = part.split(';q=')
      return { tag: tag.trim(), weight: weight === undefined ? 1 : Number(weight) || 0 }
    })
    .filter(({ weight }) => weight > 0)
    .sort((one, other) => other.weight - one.weight)
    .map(({ tag }) => tag)
}

async function readWords(language: UiLanguage): Promise<DeskWords> {
  const [catalogue, own, english] = await Promise.all([
    readJson<Catalogue>(`locales/${language.tag}.json`),
    readJson<TaxonomyFile>(`assets/taxonomy/${language.tag}.json`),
    readJson<TaxonomyFile>('assets/taxonomy/en.json'),
  ])
  const { t, languageNames, unreviewed } = await translatorOf(language, catalogue)
  const moments = new Intl.DateTimeFormat(language.formats, {
    year: 'numeric',
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone: 'UTC',
    timeZoneName: 'short',
  })
  return {
    language,
    t,
    texts: taxonomyTexts(own, english, language.tag === 'en'),
    format: createFormats(language.formats, languageNames),
    moment: (at) => moments.format(at),
    unreviewed,
  }
}

/** A file of this project, beside which the server runs unbuilt; a unit test holds all of them to their shape. */
async function readJson<T>(path: string): Promise<T> {
  return JSON.parse(await readFile(new URL(`../../${path}`, import.meta.url), 'utf8'))
}
