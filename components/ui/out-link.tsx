import type { ReactNode } from 'react'
import { useTranslator } from './translator.tsx'

/** A link that opens a tab, and says so to screen readers. The site learns nothing of where it was opened. */
export function OutLink({ href, children }: { href: string; children: ReactNode }) {
  const { t } = useTranslator()
  return (
    <a href={href} target="_blank" rel="noopener noreferrer">
      {children}
      <span className="visually-hidden"> ({t('shell.opensTab')})</span>
    </a>
  )
}
