import type { ComponentProps } from 'react'
import { Icon } from './icon.tsx'

/** The browser's own list of choices in the extension's dress. */
export function Select({ children, ...rest }: ComponentProps<'select'>) {
  return (
    <div className="control-wrap">
      <select className="select" {...rest}>
        {children}
      </select>
      <span className="at-end">
        <Icon name="down" />
      </span>
    </div>
  )
}
