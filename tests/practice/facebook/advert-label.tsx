import { useId } from 'react'
import { words } from './words.ts'

/** "Sponsored" as some people are shown it: text in a drawing, behind a link to why the advert is here. */
export function AdvertLabel() {
  const id = useId()
  return (
    <a aria-label={words.sponsored} href="/ads/about/?entry_product=ad_preferences" role="link" tabIndex={0}>
      <svg width="0" height="0">
        <defs>
          <text id={id} y="12">
            {words.sponsored}
          </text>
        </defs>
      </svg>
      <svg width="60" height="16" fill="currentColor">
        <use xlinkHref={`#${id}`} />
      </svg>
    </a>
  )
}
