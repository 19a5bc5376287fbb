// Where the words of the taxonomy lie. Apart from what makes texts of them: a page asks for them before that is loaded.
import amharic from '../../assets/taxonomy/am.json?url'
import arabic from '../../assets/taxonomy/ar.json?url'
import english from '../../assets/taxonomy/en.json?url'
import spanish from '../../assets/taxonomy/es.json?url'
import persian from '../../assets/taxonomy/fa.json?url'
import french from '../../assets/taxonomy/fr.json?url'
import burmese from '../../assets/taxonomy/my.json?url'
import portuguese from '../../assets/taxonomy/pt.json?url'
import russian from '../../assets/taxonomy/ru.json?url'
import swahili from '../../assets/taxonomy/sw.json?url'
import ukrainian from '../../assets/taxonomy/uk.json?url'
import urdu from '../../assets/taxonomy/ur.json?url'
import type { TaxonomyFile } from '../../utils/i18n/taxonomy-texts.ts'
import { readAsset } from './read-asset.ts'

const NO_TEXTS: TaxonomyFile = { groups: {}, categories: {}, questions: {}, questionGroups: {}, choices: {} }
const FILES: Record<string, string> = {
  en: english,
  ar: arabic,
  fr: french,
  es: spanish,
  my: burmese,
  pt: portuguese,
  ru: russian,
  uk: ukrainian,
  am: amharic,
  fa: persian,
  ur: urdu,
  sw: swahili,
}
/** The words in a delivered language (BCP 47 tag), read once while the page lives; none where it is not delivered. */
export function readTaxonomyFile(language: string): Promise<TaxonomyFile> {
  const address = FILES[language]
  return address ? readAsset(address) : Promise.resolve(NO_TEXTS)
}
