import { createContext, type ReactNode, useContext } from 'react'
import { useStore } from 'zustand'
import type { Draft } from '../../utils/flag/draft.ts'
import type { FlagProblem } from '../../utils/flag/flag.ts'
import type { DraftView } from '../../utils/messages/page-views.ts'
import { useTranslator } from '../ui/translator.tsx'
import { type FormActions, type FormState, type FormStore, shownDraft } from './form-store.ts'
import { problemText } from './problem-text.ts'

const FormContext = createContext<FormStore | null>(null)

export function FormProvider({ store, children }: { store: FormStore; children: ReactNode }) {
  return <FormContext value={store}>{children}</FormContext>
}

/** The whole state of the form. */
export function useForm(): FormState & FormActions {
  const store = useContext(FormContext)
  if (!store) throw new Error('no FormProvider around this component')
  return useStore(store)
}

/** The draft as shown, for the fields: they stand only where one was read. */
export function useDraft(): { view: DraftView; draft: Draft; change: FormActions['change'] } {
  const { view, typed, change } = useForm()
  if (!view) throw new Error('the draft is not read yet')
  return { view, draft: shownDraft(view, typed), change }
}

/** What is wrong with a field, in the user's words. */
export function useProblem(field: FlagProblem['field']): string | undefined {
  const { t } = useTranslator()
  const { problems } = useForm()
  const { draft } = useDraft()
  const problem = problems.find((candidate) => candidate.field === field)
  return problem && t(problemText(problem, draft.subject.type))
}
