import { useTranslator } from '../ui/translator.tsx'

const ISO_TIME = /^\d{4}-\d{2}-\d{2}T/

/** Says a captured time: as day and hour where it is one, else in the page's own words. */
export function useTimeAsShown(): (time: string) => string {
  const { format } = useTranslator()
  return (time) => (ISO_TIME.test(time) ? format.absoluteTime(new Date(time), new Date()) : time)
}
