// Invented people, pages, groups and places. If one of them exists somewhere, that is chance.
import type { SeededRandom } from './seeded-random.ts'

/** The languages that posts are written in, as BCP 47 tags. */
export const POST_LANGUAGES = ['en', 'ar', 'sw', 'my', 'es', 'am'] as const
export type PostLanguage = (typeof POST_LANGUAGES)[number]

export interface Person {
  name: string
  /** The part of the address that names the account; null where the site knows it by number only. */
  vanity: string | null
  /** The account's number, as a string of digits. */
  number: string
}

const NAMES: Record<PostLanguage, [name: string, vanity: string | null][]> = {
  en: [
    ['Maren Oldacre', 'maren.oldacre'],
    ['Tobias Wrenfield', 'wrenfield.t'],
    ['Ellie Farrowby', null],
    ['Penhallin Mill Kitchen', 'PenhallinMillKitchen'],
  ],
  ar: [
    ['هالة النجماوي', 'hala.najmawy.3'],
    ['يوسف الرملاني', 'yousef.ramlani'],
    ['سمر القنديلي', null],
    ['أخبار الزعيترية', 'AkhbarZaytariyya'],
  ],
  sw: [
    ['Zawadi Mkelenge', 'zawadi.mkelenge'],
    ['Baraka Tumwaro', 'baraka.tumwaro.5'],
    ['Neema Chakundi', null],
    ['Sauti ya Kiwangoni', 'SautiYaKiwangoni'],
  ],
  my: [
    ['မေသဇင်ထွန်းနွယ်', 'maythazin.htunnwe'],
    ['ဇော်ရဲမင်းသူ', 'zawyemin.thu.7'],
    ['နန်းခင်ဝါဝါ', null],
    ['ရွာသာကုန်း သတင်း', 'YwarTharKoneNews'],
  ],
  es: [
    ['Lucía Arremonte', 'lucia.arremonte'],
    ['Mateo Villasanta Ríos', 'mateo.villasanta.9'],
    ['Rocío Paredales', null],
    ['Radio Cántaras', 'RadioCantaras'],
  ],
  am: [
    ['ሰላማዊት ገብረቃል', 'selamawit.gebrekal'],
    ['ዳዊት አለምሰገድ', 'dawit.alemseged.2'],
    ['ብርቱካን ታደሉ', null],
    ['የጎርበላ ድምፅ', 'GorbelaVoice'],
  ],
}

export const PLACES: Record<PostLanguage, string[]> = {
  en: ['Tolmessa', 'Kaverby', 'Low Arrin'],
  ar: ['الزعيترية', 'وادي القصبان', 'تل النسيم'],
  sw: ['Kiwangoni', 'Mtelele', 'Shimbara'],
  my: ['ရွာသာကုန်း', 'မြစ်ဖျားရွာ', 'ညောင်ပင်ဆိပ်'],
  es: ['Río Almendro', 'San Varelo', 'Las Cántaras'],
  am: ['ጎርበላ', 'አዲስ ቀልጢ', 'ወይራ ሜዳ'],
}

export interface Group {
  name: string
  /** Digits. */
  number: string
}

export const GROUPS: Group[] = [
  { name: 'Tolmessa Neighbours', number: '418820765531904' },
  { name: 'Soko Huru la Kiwangoni', number: '730915548206117' },
  { name: 'سوق وادي القصبان', number: '295504618837702' },
]

/** The group whose posts show what groups can show; no post of the home feed comes from it. */
export const SHOWCASE: Group = { name: 'Kaverby Mutual Aid', number: '561820947713305' }

export const EVENT = { name: 'Low Arrin winter market', number: '847205513962018' }

/** Whoever is signed in. Neither name may ever turn up in a capture. */
export const VIEWER = { name: 'Nadira Velsun Okory', firstName: 'Nadira', instagramName: 'nadira.velsun' }

/** The group with a number; undefined where there is none. */
export function groupByNumber(number: string | undefined): Group | undefined {
  return [...GROUPS, SHOWCASE].find((group) => group.number === number)
}

/** All people of a language. */
export function peopleOf(language: PostLanguage): Person[] {
  return NAMES[language].map(([name, vanity], position) => ({
    name,
    vanity,
    number: `1000${POST_LANGUAGES.indexOf(language) + 1}7${position}4482619${position}`.slice(0, 15),
  }))
}

export function pickPerson(random: SeededRandom, language: PostLanguage): Person {
  return random.pick(peopleOf(language))
}

/** The person or page whose profile lies at `/{vanity}`; undefined where there is none. */
export function personByVanity(vanity: string): { person: Person; language: PostLanguage } | undefined {
  for (const language of POST_LANGUAGES) {
    const person = peopleOf(language).find((candidate) => candidate.vanity === vanity)
    if (person) return { person, language }
  }
  return undefined
}

/** The person or page with an account's number; undefined where there is none. */
export function personByNumber(number: string): Person | undefined {
  return POST_LANGUAGES.flatMap(peopleOf).find((person) => person.number === number)
}
