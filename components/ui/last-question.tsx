import type { ReactNode } from 'react'
import { Button } from './button.tsx'

interface LastQuestionProps {
  /** What it is about; for screen readers. */
  name: string
  question: string
  yes: string
  no: string
  onYes: () => void
  onNo: () => void
  /** What else to know before. */
  children?: ReactNode
}

/** Asks once more before something that can't be taken back, where its button was. The focus is on "no". */
export function LastQuestion({ name, question, yes, no, onYes, onNo, children }: LastQuestionProps) {
  return (
    <fieldset className="stack is-tight">
      <legend className="visually-hidden">{name}</legend>
      <p>{question}</p>
      {children}
      <div className="line">
        <Button small tone="danger" onClick={onYes}>
          {yes}
        </Button>
        <Button small autoFocus onClick={onNo}>
          {no}
        </Button>
      </div>
    </fieldset>
  )
}
