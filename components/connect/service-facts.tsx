import type { Service } from '../../utils/messages/page-views.ts'
import { useTranslator } from '../ui/translator.tsx'
import type { FoundService } from './connect-store.ts'

/** Where flags go and in whose name: the host stands first, it can't be made up. */
export function ServiceFacts({ origin, service }: FoundService) {
  const { t } = useTranslator()
  return (
    <div className="service">
      <div>
        <p className="meta">{t('connect.goTo')}</p>
        <p className="service-host">
          <bdi dir="ltr">{new URL(origin).host}</bdi>
        </p>
      </div>
      <dl className="facts">
        <dt>{t('connect.service')}</dt>
        <dd>
          <bdi>{service.name}</bdi>
        </dd>
        <dt>{t('connect.organisation')}</dt>
        <dd>
          <strong>
            <bdi>{service.organisation.name}</bdi>
          </strong>
        </dd>
        <dt>{t('connect.role')}</dt>
        <dd>{t(`connect.roles.${service.role}`)}</dd>
        <Languages service={service} />
      </dl>
    </div>
  )
}

function Languages({ service: { languages } }: { service: Service }) {
  const { t, format } = useTranslator()
  if (languages.length === 0) return null
  return (
    <>
      <dt>{t('connect.languages')}</dt>
      <dd>{format.list(languages.map((tag) => format.languageName(tag)))}</dd>
    </>
  )
}
