import type { ReactNode } from 'react'

export interface Fact {
  key: string
  name: ReactNode
  value: ReactNode
}

/** Names and values, each value in its own direction; `stacked` for long ones, which then stand below their names. */
export function FactList({ facts, stacked = false }: { facts: Fact[]; stacked?: boolean }) {
  return (
    <dl className={stacked ? 'facts is-stacked' : 'facts'}>
      {facts.map(({ key, name, value }) => (
        <div className="fact" key={key}>
          <dt>{name}</dt>
          {stacked ? (
            <dd dir="auto">{value}</dd>
          ) : (
            <dd>
              <bdi>{value}</bdi>
            </dd>
          )}
        </div>
      ))}
    </dl>
  )
}
