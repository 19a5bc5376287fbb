import type { UseComboboxReturnValue } from 'downshift'
import { type ReactNode, useEffect, useId, useRef } from 'react'
import type { OptionGroup } from './combobox.tsx'

interface OptionListProps<Item> {
  combobox: UseComboboxReturnValue<Item>
  groups: OptionGroup<Item>[]
  /** Those of all groups, in order. */
  items: Item[]
  idOf: (item: Item) => string
  option: (item: Item) => ReactNode
  words: { list: string; noMatch: string | false }
}

/** The open list of a combobox, by group. */
export function OptionList<Item>({ combobox, groups, items, idOf, option, words }: OptionListProps<Item>) {
  const listId = useId()
  const { isOpen, highlightedIndex } = combobox
  const popover = useRef<HTMLDivElement>(null)
  // Out from under the bar that sends.
  useEffect(() => {
    if (isOpen) popover.current?.scrollIntoView({ block: 'nearest' })
  }, [isOpen])
  const optionOf = (item: Item) => {
    const index = items.indexOf(item)
    return (
      <div
        {...combobox.getItemProps({ item, index })}
        key={idOf(item)}
        className={index === highlightedIndex ? 'option is-active' : 'option'}
      >
        {option(item)}
      </div>
    )
  }
  return (
    // What scrolls would else be a stop of the Tab key: https://developer.chrome.com/blog/keyboard-focusable-scrollers
    <div className="popover" ref={popover} hidden={!isOpen} tabIndex={-1}>
      <p className="hint" role="status">
        {isOpen && words.noMatch}
      </p>
      <div {...combobox.getMenuProps({ 'aria-label': words.list })} tabIndex={-1}>
        {isOpen &&
          groups.map(({ id, name, items: members }) =>
            name === null ? (
              members.map(optionOf)
            ) : (
              <fieldset key={id} aria-labelledby={`${listId}-${id}`}>
                <div className="popover-group" id={`${listId}-${id}`}>
                  {name}
                </div>
                {members.map(optionOf)}
              </fieldset>
            ),
          )}
      </div>
    </div>
  )
}
