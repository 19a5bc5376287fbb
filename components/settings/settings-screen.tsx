import { CarryLink } from '../carry/carry-link.tsx'
import { LanguageSelect } from '../connect/language-select.tsx'
import { SiteAccessRequest } from '../connect/site-access-request.tsx'
import { PauseSending } from '../history/pause-sending.tsx'
import { Field } from '../ui/field.tsx'
import { Keys } from '../ui/keys.tsx'
import { Panel } from '../ui/panel.tsx'
import { useTranslator } from '../ui/translator.tsx'
import { AlertSettings } from './alert-settings.tsx'
import { ConnectionSettings } from './connection-settings.tsx'
import { RetentionSettings } from './retention-settings.tsx'

/** Language, the connection, what is kept on this device, the shortcut. */
export function SettingsScreen() {
  const { t, unreviewed } = useTranslator()
  return (
    <main className="screen is-reading">
      <h1 className="page-title">{t('shell.settings')}</h1>
      <SiteAccessRequest />
      <Field label={t('connect.language')} hint={unreviewed && <UnreviewedNote english={unreviewed} />}>
        {(control) => <LanguageSelect {...control} />}
      </Field>
      <Panel title={t('settings.connection')}>
        <ConnectionSettings />
        <div className="line">
          <PauseSending />
          <CarryLink />
        </div>
      </Panel>
      <Panel title={t('alerts.title')}>
        <AlertSettings />
      </Panel>
      <Panel title={t('retention.title')}>
        <RetentionSettings />
      </Panel>
      <Panel title={t('settings.stored')}>
        <ul className="plain-list">
          <li>{t('settings.storedWhat')}</li>
          <li>{t('settings.storedHow')}</li>
          <li>{t('settings.storedWhere')}</li>
        </ul>
      </Panel>
      <Panel title={t('settings.shortcut')}>
        <p>
          {t('settings.shortcutUse')} <Keys command="flag-post" />
        </p>
        <p>
          {t('start.quickKeys')} <Keys command="quick-flag" />
        </p>
        <p className="hint">{t('settings.shortcutChange')}</p>
        <dl className="facts">
          <dt>{t('settings.chrome')}</dt>
          <dd>
            <bdi dir="ltr">chrome://extensions/shortcuts</bdi>
          </dd>
          <dt>{t('settings.firefox')}</dt>
          <dd>
            <bdi dir="ltr">about:addons</bdi> {t('settings.shortcutFirefox')}
          </dd>
        </dl>
      </Panel>
      <p className="meta">
        {t('settings.version')} <bdi>{import.meta.env.FIELDFLAG_VERSION}</bdi>
      </p>
    </main>
  )
}

/** That no speaker has checked the words yet: in the language itself, and in English for whoever can't read it. */
function UnreviewedNote({ english }: { english: string }) {
  const { t } = useTranslator()
  return (
    <>
      <p>{t('settings.machineDrafted')}</p>
      <p lang="en" dir="ltr">
        {english}
      </p>
    </>
  )
}
