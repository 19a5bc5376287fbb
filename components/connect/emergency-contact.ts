import type { Connection } from '../../utils/messages/page-views.ts'

/** How to reach the operator when it burns, for a country (ISO 3166-1 alpha-2); null where the operator names nobody. */
export function emergencyContact(connection: Connection | null, country: string | null): string | null {
  const contacts = connection?.service.emergencyContacts
  return contacts?.[country ?? '*'] ?? contacts?.['*'] ?? null
}
