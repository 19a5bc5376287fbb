import { type UseComboboxState, type UseComboboxStateChangeOptions, useCombobox } from 'downshift'

/** What a combobox does with a state change, see downshift's `stateReducer`. */
type Rules = <Item>(
  state: UseComboboxState<Item>,
  change: UseComboboxStateChangeOptions<Item>,
) => Partial<UseComboboxState<Item>>

/**
 * Chosen by Enter or a click, by nothing else: where a choice strips the draft, leaving the field or pressing Escape must
 * not make or clear one. Typing points at the first match.
 */
export const keepChoice: Rules = (state, { type, changes }) => {
  const { InputBlur, InputChange, InputKeyDownEscape } = useCombobox.stateChangeTypes
  switch (type) {
    case InputBlur:
    case InputKeyDownEscape:
      return { ...changes, selectedItem: state.selectedItem, inputValue: state.inputValue }
    case InputChange:
      return { ...changes, highlightedIndex: changes.inputValue === '' ? -1 : 0 }
    default:
      return changes
  }
}

/** The same, but leaving the field takes what is pointed at, as the browser's own lists do. */
export const takeOnLeaving: Rules = (state, change) =>
  change.type === useCombobox.stateChangeTypes.InputBlur ? change.changes : keepChoice(state, change)
