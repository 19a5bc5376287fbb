import type { Flag } from '../../utils/flag/flag.ts'
import { useTranslator } from '../ui/translator.tsx'
import { useSentFacts } from './sent-facts.ts'

/** A flag as plain text, to be told by another way than Fieldflag: what the partner said, where it is, what it says. */
export function useFlagText(): (flag: Flag) => string {
  const { t } = useTranslator()
  const factsOf = useSentFacts()
  return (flag) => {
    const { written, chosen, read } = factsOf(flag)
    const known = new Set(chosen.map(({ name }) => name))
    const facts = [...chosen, ...written, ...read.filter(({ name }) => !known.has(name))]
    return [t('store.name'), ...facts.map(({ name, value }) => `${name}: ${String(value)}`)].join('\n')
  }
}
