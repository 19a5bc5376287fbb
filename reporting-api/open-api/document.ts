import type { Hono } from 'hono'
import { generateSpecs } from 'hono-openapi'
import manifest from '../../package.json' with { type: 'json' }
import type { ApiEnvironment } from '../http/environment.ts'

/** The OpenAPI 3.1 document of the app's routes. `reporting-api/openapi.json` holds it; a test fails where they differ. */
export async function openApiDocument(app: Hono<ApiEnvironment>): Promise<Record<string, unknown>> {
  return generateSpecs(app, {
    // Else a path that ends like a file, /v1/openapi.json, is left out.
    excludeStaticFile: false,
    documentation: {
      info: {
        title: 'Fieldflag reporting API',
        version: manifest.version,
        description: 'Receives flags of trusted partners and tells what becomes of them.',
        license: { name: manifest.license, identifier: manifest.license },
      },
      components: { securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } } },
    },
  })
}
