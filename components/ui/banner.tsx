import type { ReactNode } from 'react'
import { Icon } from './icon.tsx'
import type { IconName } from './icon-shapes.tsx'

interface BannerProps {
  tone?: 'plain' | 'waiting' | 'imminent' | 'needs-you'
  icon: IconName
  title?: string
  children?: ReactNode
  /** One button or link at the end. */
  action?: ReactNode
  /** `alert` interrupts a screen reader, `status` waits for its turn; without it the banner is only text. */
  role?: 'alert' | 'status'
}

/** A line that stands above others: what happened, what is safe, what comes next. */
export function Banner({ tone = 'plain', icon, title, children, action, role }: BannerProps) {
  return (
    <div className={tone === 'plain' ? 'banner' : `banner is-${tone}`} role={role}>
      <Icon name={icon} />
      <div className="banner-words">
        {title && <strong>{title}</strong>} {children}
      </div>
      {action}
    </div>
  )
}
