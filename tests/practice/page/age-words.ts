import { switches } from './switches.ts'

const UNITS = {
  en: { m: 'm', h: 'h', d: 'd' },
  ar: { m: ' د', h: ' س', d: ' ي' },
  my: { m: ' မိနစ်', h: ' နာရီ', d: ' ရက်' },
}[switches.locale]
const LANGUAGE = { en: 'en', ar: 'ar-EG', my: 'my-MM' }[switches.locale]
const digits = new Intl.NumberFormat(LANGUAGE, { useGrouping: false })

/** How the sites write a post's age: `6h`, `٦ س`, `၆ နာရီ`. */
export function ageWords(minutes: number): string {
  if (minutes < 60) return digits.format(minutes) + UNITS.m
  if (minutes < 1_440) return digits.format(Math.floor(minutes / 60)) + UNITS.h
  return digits.format(Math.floor(minutes / 1_440)) + UNITS.d
}

/** A count in the digits of the page's language. */
export function countWords(count: number): string {
  return digits.format(count)
}
