import manifest from '../../package.json' with { type: 'json' }
import { BATCH_BYTES, BATCH_ITEMS } from '../../utils/api/flag-contract.ts'
import type { Service } from '../../utils/api/service-contract.ts'
import { NOTE_LIMIT } from '../../utils/flag/capture-rules.ts'
import { URGENCY_TARGETS } from '../../utils/flag/taxonomy.ts'
import type { ServiceConfiguration } from '../configuration.ts'
import type { Guest } from './caller.ts'

/** The service as it presents itself to one organisation. */
export function describeService(
  { name, languages, emergencyContacts }: ServiceConfiguration,
  { role, organisation, expiresAt }: Guest,
): Service {
  return {
    api: 'fieldflag/1',
    name,
    organisation,
    role,
    version: manifest.version,
    languages,
    limits: { batchItems: BATCH_ITEMS, batchBytes: BATCH_BYTES, noteLength: NOTE_LIMIT },
    targets: URGENCY_TARGETS.map(({ id, triageHours, decisionHours }) => ({ urgency: id, triageHours, decisionHours })),
    emergencyContacts,
    ...(expiresAt !== undefined && { tokenEndsAt: expiresAt?.toISOString() ?? null }),
  }
}
