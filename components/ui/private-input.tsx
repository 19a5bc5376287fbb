import type { ComponentProps } from 'react'

/**
 * Keeps what is typed from the browser's memory of forms, and from the services that check spelling or suggest how to go on:
 * https://html.spec.whatwg.org/multipage/interaction.html#writing-suggestions
 */
const PRIVATE = { autoComplete: 'off', spellCheck: false, writingsuggestions: 'false' } as const

/** One line of what only the partner and the reviewers may know. The direction follows the words unless said otherwise. */
export function PrivateInput(props: ComponentProps<'input'>) {
  return <input className="input" dir="auto" {...props} {...PRIVATE} />
}

/** The same of several lines. */
export function PrivateTextarea(props: ComponentProps<'textarea'>) {
  return <textarea className="textarea" dir="auto" {...props} {...PRIVATE} />
}
