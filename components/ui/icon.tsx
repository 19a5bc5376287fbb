import { type IconName, iconShapes } from './icon-shapes.tsx'

/** Icons that point along the line of text and are mirrored in right-to-left languages. */
const DIRECTIONAL: ReadonlySet<IconName> = new Set(['back', 'next', 'out', 'reply'])

/** A drawing beside words; says nothing to screen readers. `large` is 20 px instead of 16. */
export function Icon({ name, large = false }: { name: IconName; large?: boolean }) {
  const className = ['icon', large && 'is-large', DIRECTIONAL.has(name) && 'is-directional'].filter(Boolean).join(' ')
  return (
    <svg className={className} viewBox="0 0 24 24" aria-hidden="true">
      {iconShapes[name]}
    </svg>
  )
}
