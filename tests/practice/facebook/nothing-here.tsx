import frameStyles from './frame.module.css'
import { words } from './words.ts'

/** What the site shows, to somebody who is signed in, where there is nothing or nothing for them. */
export function NothingHere() {
  return (
    <div role="main" className={frameStyles.nowhere}>
      <h2 dir="auto">{words.notFound}</h2>
      <span dir="auto">{words.notFoundWhy}</span>
      <a href="/" role="link" aria-label={words.toFeed}>
        {words.toFeed}
      </a>
      <div role="button" tabIndex={0} aria-label={words.goBack}>
        {words.goBack}
      </div>
      <a href="/help/?ref=404" role="link">
        {words.help}
      </a>
    </div>
  )
}
