import { useCombobox } from 'downshift'
import { type KeyboardEvent, type ReactNode, useEffect, useMemo, useRef } from 'react'
import type { FieldControl } from '../ui/field.tsx'
import { Icon } from '../ui/icon.tsx'
import { keepChoice, takeOnLeaving } from './combobox-rules.ts'
import { OptionList } from './option-list.tsx'

export interface OptionGroup<Item> {
  id: string
  /** Above the group; null: it needs no name. */
  name: ReactNode
  items: Item[]
}

interface ComboboxProps<Item> {
  control: FieldControl
  groups: OptionGroup<Item>[]
  chosen: Item | null
  idOf: (item: Item) => string
  nameOf: (item: Item) => string
  option: (item: Item) => ReactNode
  /** What is being searched; null while the field shows the choice. */
  query: string | null
  onQuery: (query: string | null) => void
  onChoice: (item: Item) => void
  /** Set where leaving the field may choose: what is pointed at is taken, and a field that was emptied takes the choice back. */
  onEmptied?: () => void
  /** The field is about to be used: it has the focus, or its list opens. */
  onUse?: () => void
  /** Names of the list and of the button that opens it, what the empty field says, and that nothing matches. */
  words: { list: string; open: string; placeholder: string; noMatch: string | false }
  /** Direction of the choice's words where it is not the screen's. */
  dir?: 'ltr' | undefined
}

/** A field that is searched by typing or opened as a list; keyboard and names after the WAI-ARIA pattern. */
export function Combobox<Item>(props: ComboboxProps<Item>) {
  const { control, groups, chosen, idOf, nameOf, option, query, onQuery, onChoice, onEmptied, onUse, words } = props
  const items = useMemo(() => groups.flatMap((group) => group.items), [groups])
  const combobox = useCombobox<Item>({
    items,
    inputId: control.id,
    inputValue: query ?? (chosen === null ? '' : nameOf(chosen)),
    selectedItem: chosen,
    itemToString: (item) => (item === null ? '' : nameOf(item)),
    itemToKey: (item) => item && idOf(item),
    stateReducer: onEmptied ? takeOnLeaving : keepChoice,
    onIsOpenChange: ({ isOpen }) => {
      // A window without the focus tells of none.
      if (isOpen) onUse?.()
      else onQuery(null)
    },
    onSelectedItemChange: ({ selectedItem }) => {
      onQuery(null)
      if (selectedItem !== null && (chosen === null || idOf(selectedItem) !== idOf(chosen))) onChoice(selectedItem)
    },
  })

  // While the field shows the choice its words are selected: the first letter typed replaces them.
  const input = useRef<HTMLInputElement>(null)
  const showsChoice = query === null
  const selectChoice = () => {
    if (showsChoice) input.current?.select()
  }
  useEffect(() => {
    if (showsChoice && document.activeElement === input.current) input.current?.select()
  }, [showsChoice])

  const onKeyDown = (event: KeyboardEvent) => {
    // Escape closes the list, not the popup around it.
    if (event.key !== 'Escape' || !combobox.isOpen) return
    event.preventDefault()
    // At once: the next letter must find the words of the choice selected.
    onQuery(null)
  }

  return (
    <div className="control-wrap">
      <input
        {...combobox.getInputProps({
          ref: input,
          onKeyDown,
          onClick: selectChoice,
          onFocus: () => {
            selectChoice()
            onUse?.()
          },
          onBlur: () => {
            if (query === '') onEmptied?.()
          },
          // Not in downshift's own callback, which comes after the browser has put the old words back:
          // https://github.com/downshift-js/downshift/issues/1108
          onChange: (event) => onQuery(event.currentTarget.value),
        })}
        {...control}
        className="input has-end"
        dir={showsChoice ? props.dir : undefined}
        placeholder={words.placeholder}
        spellCheck={false}
      />
      <button {...combobox.getToggleButtonProps()} type="button" className="at-end" aria-label={words.open}>
        <Icon name="down" />
      </button>
      <OptionList combobox={combobox} groups={groups} items={items} idOf={idOf} option={option} words={words} />
    </div>
  )
}
