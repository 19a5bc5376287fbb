import { type ReactNode, useState } from 'react'
import { Icon } from '../ui/icon.tsx'

interface FoldProps {
  className: string
  id?: string
  /** What stands on the closed fold. */
  summary: ReactNode
  children: ReactNode
}

/** A part that opens at a press. What is in it is made when it is first opened: most of it never is. */
export function Fold({ className, id, summary, children }: FoldProps) {
  const [wasOpen, setWasOpen] = useState(false)
  return (
    <details
      className={className}
      id={id}
      onToggle={(event) => {
        if (event.currentTarget.open) setWasOpen(true)
      }}
    >
      <summary>
        <Icon name="next" />
        {summary}
      </summary>
      {wasOpen && children}
    </details>
  )
}
