import { type ReactNode, useId } from 'react'
import { Icon } from './icon.tsx'

/** What the control inside a field must carry so that label, hint and error belong to it. */
export interface FieldControl {
  id: string
  'aria-describedby': string | undefined
  'aria-invalid': true | undefined
}

interface FieldProps {
  label: ReactNode
  /** Beside the label, such as a counter. Read with the field. */
  aside?: ReactNode
  hint?: ReactNode
  /** What is missing, in the user's words; above the field. */
  error?: string | undefined
  id?: string
  children: (control: FieldControl) => ReactNode
}

/** Label, error, control and hint of one field, tied together for screen readers. */
export function Field({ label, aside, hint, error, id: wantedId, children }: FieldProps) {
  const ownId = useId()
  const id = wantedId ?? ownId
  const described = [error && `${id}-error`, aside && `${id}-aside`, hint && `${id}-hint`].filter(Boolean).join(' ')
  return (
    <div className={error ? 'field is-invalid' : 'field'}>
      <div className="label-row">
        <label className="label" htmlFor={id}>
          {label}
        </label>
        {aside && (
          <span className="meta number" id={`${id}-aside`}>
            {aside}
          </span>
        )}
      </div>
      {error && <FieldError id={`${id}-error`} text={error} />}
      {children({ id, 'aria-describedby': described || undefined, 'aria-invalid': error ? true : undefined })}
      {hint && (
        <div className="hint" id={`${id}-hint`}>
          {hint}
        </div>
      )}
    </div>
  )
}

/** What is missing in a field or group of choices. */
export function FieldError({ id, text }: { id: string; text: string }) {
  return (
    <p className="error" id={id}>
      <Icon name="urgent" />
      <span>{text}</span>
    </p>
  )
}
