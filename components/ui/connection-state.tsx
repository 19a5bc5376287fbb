import { Icon } from './icon.tsx'
import type { IconName } from './icon-shapes.tsx'
import { useOverview } from './overview.tsx'
import { useTranslator } from './translator.tsx'
import { useOnline } from './use-online.ts'

export type ConnectionKind = 'none' | 'reconnect' | 'offline' | 'connected'

const ICONS: Record<ConnectionKind, IconName> = {
  none: 'link',
  reconnect: 'lock',
  offline: 'offline',
  connected: 'online',
}

/** How far a flag would come now. Without an operator the line does not matter. */
export function useConnectionKind(): ConnectionKind {
  const { connection } = useOverview()
  const online = useOnline()
  if (!connection) return 'none'
  if (connection.needsReconnect) return 'reconnect'
  return online ? 'connected' : 'offline'
}

/** The connection as icon and words. */
export function ConnectionState() {
  const { t } = useTranslator()
  const kind = useConnectionKind()
  return (
    <span className="connection">
      <Icon name={ICONS[kind]} />
      {t(`connection.${kind}`)}
    </span>
  )
}
