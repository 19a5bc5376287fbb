import type { ComponentProps, ReactNode } from 'react'

interface CheckProps extends Omit<ComponentProps<'input'>, 'type' | 'children'> {
  type?: 'checkbox' | 'radio'
  children: ReactNode
}

/** A checkbox or radio button with its words, all of it pressable. */
export function Check({ type = 'checkbox', children, ...rest }: CheckProps) {
  return (
    <label className="check">
      <input type={type} {...rest} />
      <span>{children}</span>
    </label>
  )
}
