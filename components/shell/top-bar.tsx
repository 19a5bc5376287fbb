import { IconButton } from '../ui/button.tsx'
import { useHost } from '../ui/host.tsx'
import { Icon } from '../ui/icon.tsx'
import { useOverview } from '../ui/overview.tsx'
import { useTranslator } from '../ui/translator.tsx'
import { goTo, type Route, routeHash } from './route.ts'

/** The two sections with what they hold, and the ways out of them. */
export function TopBar({ route }: { route: Route }) {
  const { t, format } = useTranslator()
  const host = useHost()
  const { needsYou, waiting } = useOverview()
  const current = (screen: Route['screen']) => (route.screen === screen ? 'page' : undefined)
  return (
    <header className="top-bar">
      {!host.isPopup && (
        <span className="brand">
          <Icon name="flagSolid" large />
          {t('store.name')}
        </span>
      )}
      <nav className="tabs" aria-label={t('shell.sections')}>
        <a className="tab" href={routeHash({ screen: 'flag', draftId: null })} aria-current={current('flag')}>
          {t('shell.flag')}
        </a>
        <a className="tab" href={routeHash({ screen: 'history', flagId: null })} aria-current={current('history')}>
          {t('shell.history')}
          {needsYou > 0 && (
            <Count
              kind="is-needs-you"
              words={t('shell.needsYou', { count: needsYou })}
              shown={format.number(needsYou)}
            />
          )}
          {needsYou === 0 && waiting > 0 && (
            <Count words={t('shell.waiting', { count: waiting })} shown={format.number(waiting)} />
          )}
        </a>
      </nav>
      <div className="bar-end">
        {host.isPopup && (
          <IconButton
            icon="expand"
            label={t('shell.openInTab')}
            onClick={() => void host.openTab(`/fullpage.html${location.hash}`)}
          />
        )}
        <IconButton
          icon="settings"
          label={t('shell.settings')}
          aria-pressed={route.screen === 'settings'}
          onClick={() => goTo({ screen: 'settings' })}
        />
      </div>
    </header>
  )
}

/** A number in a pill; screen readers hear what it counts. */
function Count({ kind = '', words, shown }: { kind?: string; words: string; shown: string }) {
  return (
    <span className={`count ${kind}`.trim()}>
      <span className="visually-hidden">{words}</span>
      <span aria-hidden="true">{shown}</span>
    </span>
  )
}
