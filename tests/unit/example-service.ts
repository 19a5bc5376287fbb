import type { Service } from '../../utils/api/service-contract.ts'
import { SERVICE } from './background-rig.ts'

/** How a service describes itself to a partner. */
export const EXAMPLE_SERVICE: Service = {
  api: 'fieldflag/1',
  name: 'Open Review Desk',
  organisation: { id: SERVICE.organisationId, name: SERVICE.organisationName },
  role: 'partner',
  version: '0.1.0',
  languages: ['en'],
  limits: { batchItems: 50, batchBytes: 262_144, noteLength: 2_000 },
  targets: [],
  emergencyContacts: { '*': 'night line' },
}
