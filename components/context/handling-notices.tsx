import { captureRules } from '../../utils/flag/capture-rules.ts'
import { helpFor } from '../../utils/flag/help-table.ts'
import { categoryById } from '../../utils/flag/taxonomy.ts'
import type { TextKey } from '../../utils/i18n/text-key.ts'
import { emergencyContact } from '../connect/emergency-contact.ts'
import { useDraft } from '../form/form-context.tsx'
import { Banner } from '../ui/banner.tsx'
import { OutLink } from '../ui/out-link.tsx'
import { useOverview } from '../ui/overview.tsx'
import { useTranslator } from '../ui/translator.tsx'

/** What a category's handling has to say before anything else is asked, most pressing first. */
const NOTICES = [
  'csam_hotline_referral',
  'ncii_referral',
  'offer_emergency_info',
  'live_stream_do_not_request_removal',
  'reporter_safety_notice',
  'account_recovery_help',
  'redact_pii',
  'redact_victim_identity',
  'defang_links',
  'human_rights_review',
  'redirect_rights_form',
] as const
type Notice = (typeof NOTICES)[number]

/** Where a note is asked for, 'do not describe' would leave the partner nothing to write: it says what to write instead. */
function noticeText(id: Notice, category: string): TextKey {
  return id === 'csam_hotline_referral' && captureRules(category).freeText
    ? 'help.notice.csam_hotline_referral_noted'
    : `help.notice.${id}`
}

/** Help first, then what to mind, for the chosen category. */
export function HandlingNotices() {
  const { t } = useTranslator()
  const { draft } = useDraft()
  const { connection } = useOverview()
  const { category, country } = draft.answers
  const handling = (category && categoryById(category)?.handling) || []
  const notices = NOTICES.filter((id) => handling.includes(id))
  const places = category === null ? [] : helpFor(category, country)
  const offersHelp = notices.includes('offer_emergency_info')
  const contact = offersHelp ? emergencyContact(connection, country) : null
  // Forms for rights holders help nobody in danger.
  const isHelp = places.length > 0 && !notices.includes('redirect_rights_form')
  return (
    <div className="live" aria-live="polite">
      {(notices.length > 0 || places.length > 0) && (
        <Banner icon="hidden" {...(isHelp && { title: t('help.title') })}>
          <ul className="plain-list">
            {notices.map((id) => (
              <li key={id}>{t(noticeText(id, category ?? ''))}</li>
            ))}
            {contact && (
              <li>
                {t('help.operator')} <bdi dir="auto">{contact}</bdi>
              </li>
            )}
            {places.map(({ id, url }) => (
              <li key={id}>
                <OutLink href={url}>{t(`help.place.${id}`)}</OutLink>
              </li>
            ))}
          </ul>
        </Banner>
      )}
    </div>
  )
}
