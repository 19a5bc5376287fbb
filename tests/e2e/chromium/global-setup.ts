import { startSites } from '../../practice/sites.ts'

/** Where the practice sites of this run listen; see `sitesPort`. */
const VARIABLE = 'FIELDFLAG_SITES_PORT'

/** Starts the practice sites once for all tests: bundling them takes seconds. */
export default async function startPracticeSites(): Promise<() => Promise<void>> {
  const sites = await startSites()
  process.env[VARIABLE] = String(sites.port)
  return () => sites.close()
}

/** The port of the practice sites that the global set-up started. */
export function sitesPort(): number {
  const port = Number(process.env[VARIABLE])
  if (!port) throw new Error('the practice sites are not running')
  return port
}
