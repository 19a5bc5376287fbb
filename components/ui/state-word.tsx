import { isKnownState, type StateGroup, stateGroup } from '../../utils/flag/life-cycle.ts'
import type { TextKey } from '../../utils/i18n/text-key.ts'
import { Icon } from './icon.tsx'
import type { IconName } from './icon-shapes.tsx'
import { useTranslator } from './translator.tsx'

const ICONS: Record<StateGroup, IconName> = {
  needs_you: 'needsYou',
  on_device: 'waiting',
  with_reviewers: 'reviewers',
  decided: 'decided',
  closed: 'check',
}

/** Icon of a state's group. */
export function stateIcon(state: string): IconName {
  return ICONS[stateGroup(state)]
}

/** Class that carries the colour of a state's group, for any element around icon and word. */
export function stateClass(state: string): string {
  return `is-${stateGroup(state).replaceAll('_', '-')}`
}

/** The catalogue's key of a state's word; a state of a newer server has the word of its group. */
export function stateKey(state: string): TextKey {
  return `state.${isKnownState(state) ? state : 'unknown'}` as TextKey
}

interface StateWordProps {
  state: string
  /** In place of the state's own. */
  word?: string
  chip?: boolean
}

/** A state as icon and word. */
export function StateWord({ state, word, chip = false }: StateWordProps) {
  const { t } = useTranslator()
  return (
    <span className={`state ${stateClass(state)}${chip ? ' chip' : ''}`}>
      <Icon name={stateIcon(state)} />
      {word ?? t(stateKey(state))}
    </span>
  )
}
