import { type ReactNode, useId } from 'react'

interface PanelProps {
  title: ReactNode
  /** Beside the title, such as a time. */
  aside?: ReactNode
  children: ReactNode
}

/** One framed part of a screen, a region named by its title. */
export function Panel({ title, aside, children }: PanelProps) {
  const titleId = useId()
  return (
    <section className="panel" aria-labelledby={titleId}>
      <div className="panel-head">
        <h2 className="section-title" id={titleId}>
          {title}
        </h2>
        {aside}
      </div>
      <div className="panel-body stack is-tight">{children}</div>
    </section>
  )
}
