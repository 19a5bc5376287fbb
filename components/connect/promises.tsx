import type { TextKey } from '../../utils/i18n/text-key.ts'
import { Icon } from '../ui/icon.tsx'
import type { IconName } from '../ui/icon-shapes.tsx'
import { useTranslator } from '../ui/translator.tsx'

const PROMISES: { icon: IconName; text: TextKey }[] = [
  { icon: 'hidden', text: 'connect.promise.hidden' },
  { icon: 'lock', text: 'connect.promise.encrypted' },
  { icon: 'imminent', text: 'connect.promise.noEmergency' },
]

/** What Fieldflag does and does not do, before anything is written in it. */
export function Promises() {
  const { t } = useTranslator()
  return (
    <ul className="promises">
      {PROMISES.map(({ icon, text }) => (
        <li key={icon}>
          <Icon name={icon} />
          <span>{t(text)}</span>
        </li>
      ))}
    </ul>
  )
}
