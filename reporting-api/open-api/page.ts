// The contract as a page for people. One answer, no script, nothing loaded from anywhere.
import { createHash } from 'node:crypto'
import * as z from 'zod/mini'

const STYLE = `body{font:16px/1.5 system-ui,sans-serif;max-inline-size:60rem;margin-inline:auto;padding:1rem;color-scheme:light dark}
code,pre{font-family:ui-monospace,monospace;font-size:.875rem}pre{overflow:auto;padding:.75rem;border:1px solid}
section{border-block-start:1px solid;padding-block:1rem}`
const STYLE_HASH = createHash('sha256').update(STYLE).digest('base64')

/** The page's Content-Security-Policy: its own style by its hash, and nothing else. */
export const PAGE_POLICY = `default-src 'none'; style-src 'sha256-${STYLE_HASH}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`

const ContentSchema = z.optional(z.record(z.string(), z.object({ schema: z.optional(z.unknown()) })))
const OperationSchema = z.object({
  summary: z.optional(z.string()),
  description: z.optional(z.string()),
  parameters: z.optional(z.array(z.object({ name: z.string(), in: z.string(), description: z.optional(z.string()) }))),
  requestBody: z.optional(z.object({ content: ContentSchema })),
  responses: z.record(z.string(), z.object({ description: z.string(), content: ContentSchema })),
})
const DocumentSchema = z.object({
  info: z.object({ title: z.string(), version: z.string(), description: z.string() }),
  paths: z.record(z.string(), z.record(z.string(), OperationSchema)),
  components: z.object({ schemas: z.record(z.string(), z.unknown()) }),
})

/** HTML of an OpenAPI document; throws where it is none. */
export function openApiPage(document: unknown): string {
  const { info, paths, components } = DocumentSchema.parse(document)
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => operationSection(method, path, operation)),
  )
  const schemas = Object.entries(components.schemas).map(
    ([name, schema]) => `<section><h3 id="${inHtml(name)}">${inHtml(name)}</h3>${json(schema)}</section>`,
  )
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${inHtml(info.title)}</title><style>${STYLE}</style></head><body><main>
<h1>${inHtml(info.title)} ${inHtml(info.version)}</h1><p>${inHtml(info.description)}
<a href="v1/openapi.json">OpenAPI document</a></p>
<h2>Routes</h2>${operations.join('\n')}<h2>Schemas</h2>${schemas.join('\n')}</main></body></html>`
}

function operationSection(method: string, path: string, operation: z.infer<typeof OperationSchema>): string {
  const { summary = '', description = '', parameters = [], requestBody, responses } = operation
  const lines = parameters.map(
    ({ name, in: place, description: words = '' }) =>
      `<li><code>${inHtml(name)}</code> (${inHtml(place)}) ${inHtml(words)}`,
  )
  const answers = Object.entries(responses).map(
    ([status, answer]) =>
      `<li><code>${inHtml(status)}</code> ${inHtml(answer.description)} ${schemaOf(answer.content)}`,
  )
  return `<section><h3><code>${inHtml(method.toUpperCase())} ${inHtml(path)}</code></h3>
<p>${inHtml(summary)}. ${inHtml(description)}</p>${lines.length > 0 ? `<ul>${lines.join('')}</ul>` : ''}
${requestBody ? `<p>Body</p>${schemaOf(requestBody.content)}` : ''}<ul>${answers.join('')}</ul></section>`
}

function schemaOf(content: z.infer<typeof ContentSchema>): string {
  const [schema] = Object.values(content ?? {}).map((entry) => entry.schema)
  if (schema === undefined) return ''
  const named = z.object({ $ref: z.string() }).safeParse(schema)
  const name = named.success ? named.data.$ref.split('/').at(-1) : undefined
  return name ? `<a href="#${inHtml(name)}">${inHtml(name)}</a>` : json(schema)
}

function json(value: unknown): string {
  return `<pre>${inHtml(JSON.stringify(value, null, 2))}</pre>`
}

function inHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}
