import * as z from 'zod/mini'
import type { ClosingTimes } from './flags/close-expired.ts'
import type { RateLimitConfiguration } from './http/rate-limits.ts'

/** How the service presents itself. */
export interface ServiceConfiguration {
  name: string
  /** BCP 47 tags of the languages that the reviewers read. */
  languages: string[]
  /** By country (ISO 3166-1 alpha-2); `*` stands for any other. Without one the screens use words of their own. */
  emergencyContacts: Record<string, string>
}

/** All that an operator can set. */
export interface Configuration {
  host: string
  /** 0: any free port. */
  port: number
  /** Where partners reach the server, without a slash at the end; undefined where it is the listening address. */
  publicUrl: string | undefined
  dataFolder: string
  databaseUrl: string | undefined
  service: ServiceConfiguration
  rateLimits: RateLimitConfiguration
  /** How long a token lives; 0: for ever. */
  tokenDays: number
  /** How long the server still takes requests after it was told to end, saying that it is not ready. */
  drainSeconds: number
  alerts: AlertConfiguration
  closing: ClosingTimes
}

/** Whom to tell of imminent flags and overdue clocks; nobody where both are undefined. */
export interface AlertConfiguration {
  webhook: string | undefined
  /** Path of a program. */
  command: string | undefined
}

const LOOPBACK = ['127.0.0.1', '[::1]', 'localhost']

const wholeNumber = (least: number, most: number) =>
  z.pipe(
    z.string().check(z.regex(/^\d{1,9}$/, 'must be a whole number')),
    z.pipe(z.transform(Number), z.int().check(z.minimum(least), z.maximum(most))),
  )

const contacts = z.pipe(
  z.transform((text: string, context) => {
    try {
      return JSON.parse(text)
    } catch {
      context.issues.push({ code: 'custom', message: 'must be JSON', input: text })
      return z.NEVER
    }
  }),
  z.record(
    z.string().check(z.regex(/^([A-Z]{2}|\*)$/, 'must have countries (two capital letters) or * as keys')),
    z.string().check(z.minLength(1), z.maxLength(300, 'must have texts of up to 300 characters')),
  ),
)

const languages = z.pipe(
  z.transform((text: string) => text.split(',').map((tag) => tag.trim())),
  z.array(z.string().check(z.regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'must be language tags like en,ar'))),
)

const VariablesSchema = z.object({
  HOST: z._default(z.string().check(z.minLength(1)), '127.0.0.1'),
  PORT: z.optional(wholeNumber(0, 65_535)),
  PUBLIC_URL: z.optional(z.string().check(z.refine(isSafeUrl, 'must be https://… (http:// only on this machine)'))),
  DATA_DIR: z._default(z.string().check(z.minLength(1)), './data'),
  DATABASE_URL: z.optional(z.string().check(z.regex(/^postgres(ql)?:\/\//, 'must be postgres://…'))),
  SERVICE_NAME: z._default(z.string().check(z.minLength(1), z.maxLength(200)), 'Fieldflag'),
  SERVICE_LANGUAGES: z.optional(languages),
  EMERGENCY_CONTACTS: z.optional(contacts),
  RATE_LIMIT_TOKEN: z.optional(wholeNumber(1, 1_000_000)),
  RATE_LIMIT_NETWORK: z.optional(wholeNumber(1, 1_000_000)),
  RATE_LIMIT_ENROLMENTS: z.optional(wholeNumber(1, 1_000_000)),
  TOKEN_DAYS: z.optional(wholeNumber(0, 3_650)),
  DRAIN_SECONDS: z.optional(wholeNumber(0, 300)),
  ANSWER_DAYS: z.optional(wholeNumber(1, 3_650)),
  // Not less: so long partners may ask for a second review, and a closed flag lets them no more.
  FEEDBACK_DAYS: z.optional(wholeNumber(180, 3_650)),
  ALERT_WEBHOOK: z.optional(
    z.string().check(z.refine(isSafeOrigin, 'must be https://… (http:// only on this machine)')),
  ),
  ALERT_COMMAND: z.optional(z.string().check(z.minLength(1))),
  PROXY_HOPS: z.optional(wholeNumber(0, 9)),
})

export type ReadConfiguration = { ok: true; configuration: Configuration } | { ok: false; faults: string[] }

/** Reads the configuration from environment variables, or says of each bad one, by name, what it must be. */
export function readConfiguration(environment: Record<string, string | undefined>): ReadConfiguration {
  const parsed = VariablesSchema.safeParse(environment)
  if (!parsed.success) return { ok: false, faults: parsed.error.issues.map(faultOf) }
  const set = parsed.data
  const configuration: Configuration = {
    host: set.HOST,
    port: set.PORT ?? 8787,
    publicUrl: set.PUBLIC_URL?.replace(/\/+$/, ''),
    dataFolder: set.DATA_DIR,
    databaseUrl: set.DATABASE_URL,
    service: {
      name: set.SERVICE_NAME,
      languages: set.SERVICE_LANGUAGES ?? ['en'],
      emergencyContacts: set.EMERGENCY_CONTACTS ?? {},
    },
    tokenDays: set.TOKEN_DAYS ?? 365,
    drainSeconds: set.DRAIN_SECONDS ?? 0,
    closing: { answerDays: set.ANSWER_DAYS ?? 30, feedbackDays: set.FEEDBACK_DAYS ?? 180 },
    alerts: { webhook: set.ALERT_WEBHOOK, command: set.ALERT_COMMAND },
    rateLimits: {
      perToken: set.RATE_LIMIT_TOKEN ?? 600,
      perNetwork: set.RATE_LIMIT_NETWORK ?? 300,
      enrolmentsPerNetwork: set.RATE_LIMIT_ENROLMENTS ?? 30,
      proxyHops: set.PROXY_HOPS ?? 0,
    },
  }
  return { ok: true, configuration }
}

/** The base of invite links; undefined where the port is any free one and no `PUBLIC_URL` says more. */
export function publicUrlOf({ publicUrl, host, port }: Configuration): string | undefined {
  if (publicUrl !== undefined) return publicUrl
  return port === 0 ? undefined : originOf(host, port)
}

/** The http origin of a host and port. */
export function originOf(host: string, port: number): string {
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`
}

/** The token travels with each request: in the open only where nobody else can listen. */
function isSafeUrl(text: string): boolean {
  const url = URL.parse(text)
  return url !== null && !url.search && !url.hash && !url.username && isSafeOrigin(text)
}

/** A webhook may have a query: many carry their secret there. */
function isSafeOrigin(text: string): boolean {
  const url = URL.parse(text)
  if (!url) return false
  return url.protocol === 'https:' || (url.protocol === 'http:' && LOOPBACK.includes(url.hostname))
}

function faultOf({ path, message }: { path: PropertyKey[]; message: string }): string {
  return `${String(path[0])} ${message.startsWith('must') ? message : 'has a value that can not be used'}`
}
