import type { ReactNode } from 'react'
import { EnglishWords } from '../ui/english-words.tsx'

export interface Fact {
  key: string
  name: string
  value: ReactNode
  /** Which of the two is English because the screen's language has no words for it, and whether it says so. */
  english?: { of: 'name' | 'value'; marked: boolean } | false | undefined
}

/** Names and values, each value in its own direction; `stacked` for long ones, which then stand below their names. */
export function FactList({ facts, stacked = false }: { facts: Fact[]; stacked?: boolean }) {
  return (
    <dl className={stacked ? 'facts is-stacked' : 'facts'}>
      {facts.map((fact) => (
        <div className="fact" key={fact.key}>
          <dt>
            <Words fact={fact} part="name" />
          </dt>
          {stacked ? (
            <dd dir="auto">
              <Words fact={fact} part="value" />
            </dd>
          ) : (
            <dd>
              <bdi>
                <Words fact={fact} part="value" />
              </bdi>
            </dd>
          )}
        </div>
      ))}
    </dl>
  )
}

function Words({ fact: { english, ...fact }, part }: { fact: Fact; part: 'name' | 'value' }) {
  if (!english || english.of !== part) return fact[part]
  return (
    <EnglishWords when marked={english.marked}>
      {fact[part]}
    </EnglishWords>
  )
}
