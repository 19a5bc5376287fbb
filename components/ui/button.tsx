import type { ComponentProps } from 'react'
import { Icon } from './icon.tsx'
import type { IconName } from './icon-shapes.tsx'

type Tone = 'plain' | 'primary' | 'quiet' | 'danger'

interface ButtonProps extends ComponentProps<'button'> {
  tone?: Tone
  small?: boolean
  icon?: IconName
}

/** A button with words. One `primary` on a screen, at most. */
export function Button({ tone = 'plain', small = false, icon, className, children, ...rest }: ButtonProps) {
  return (
    <button type="button" className={buttonClass(tone, small, className)} {...rest}>
      {icon && <Icon name={icon} />}
      {children}
    </button>
  )
}

interface ButtonLinkProps extends ComponentProps<'a'> {
  tone?: Tone
  small?: boolean
  icon?: IconName
}

/** Looks like a button and leads somewhere: an address, with all that links can do. */
export function ButtonLink({ tone = 'plain', small = false, icon, className, children, ...rest }: ButtonLinkProps) {
  return (
    <a className={buttonClass(tone, small, className)} {...rest}>
      {icon && <Icon name={icon} />}
      {children}
    </a>
  )
}

interface IconButtonProps extends Omit<ComponentProps<'button'>, 'children' | 'aria-label'> {
  icon: IconName
  /** What it does, in words. */
  label: string
  small?: boolean
}

/** A button that only shows an icon; its words are its accessible name and its tooltip. */
export function IconButton({ icon, label, small = false, ...rest }: IconButtonProps) {
  return (
    <button
      type="button"
      className={small ? 'icon-button is-small' : 'icon-button'}
      aria-label={label}
      title={label}
      {...rest}
    >
      <Icon name={icon} large={!small} />
    </button>
  )
}

function buttonClass(tone: Tone, small: boolean, extra: string | undefined): string {
  return ['button', tone !== 'plain' && `is-${tone}`, small && 'is-small', extra].filter(Boolean).join(' ')
}
