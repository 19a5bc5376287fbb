import { useCombobox } from 'downshift'
import type { Category } from '../../utils/flag/taxonomy.ts'

type Reducer = NonNullable<Parameters<typeof useCombobox<Category>>[0]['stateReducer']>

/**
 * A category is chosen by Enter or a click, by nothing else: a choice strips the draft, so leaving the field or
 * pressing Escape must not make or clear one. Typing points at the first match.
 */
export const keepChoice: Reducer = (state, { type, changes }) => {
  const { InputBlur, InputChange, InputKeyDownEscape } = useCombobox.stateChangeTypes
  switch (type) {
    case InputBlur:
    case InputKeyDownEscape:
      return { ...changes, selectedItem: state.selectedItem, inputValue: state.inputValue }
    case InputChange:
      return { ...changes, highlightedIndex: 0 }
    default:
      return changes
  }
}
