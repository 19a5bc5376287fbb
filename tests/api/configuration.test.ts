import { describe, expect, it } from 'vitest'
import { publicUrlOf, readConfiguration } from '../../reporting-api/configuration.ts'

function configured(environment: Record<string, string>) {
  const read = readConfiguration(environment)
  if (!read.ok) throw new Error(read.faults.join('\n'))
  return read.configuration
}

describe('the configuration', () => {
  it('takes a webhook whose secret is in its query', () => {
    const webhook = 'https://hooks.example/x?key=1'
    expect(configured({ ALERT_WEBHOOK: webhook }).alerts).toEqual({ webhook, command: undefined })
  })

  it('needs nothing', () => {
    expect(configured({})).toMatchObject({
      host: '127.0.0.1',
      port: 8787,
      databaseUrl: undefined,
      dataFolder: './data',
    })
    expect(configured({}).service.emergencyContacts).toEqual({})
  })

  it.each([
    ['PORT', 'many'],
    ['PORT', '70000'],
    ['PORT', ''],
    ['HOST', ''],
    ['PUBLIC_URL', 'http://flags.example'],
    ['PUBLIC_URL', 'flags.example'],
    ['PUBLIC_URL', 'https://flags.example/#here'],
    ['DATABASE_URL', 'mysql://localhost'],
    ['EMERGENCY_CONTACTS', '{ET:1}'],
    ['EMERGENCY_CONTACTS', '{"Ethiopia":"x"}'],
    ['EMERGENCY_CONTACTS', '[]'],
    ['SERVICE_LANGUAGES', 'English please'],
    ['RATE_LIMIT_TOKEN', '0'],
    ['PROXY_HOPS', '-1'],
    ['TOKEN_DAYS', 'soon'],
    ['ALERT_WEBHOOK', 'http://hooks.example/x'],
  ])('names %s where it is "%s"', (name, value) => {
    const read = readConfiguration({ [name]: value })
    expect(read).toEqual({ ok: false, faults: [expect.stringMatching(new RegExp(`^${name} \\w`))] })
  })

  it.each([
    [{ PUBLIC_URL: 'https://flags.example/api/' }, 'https://flags.example/api'],
    [{ PUBLIC_URL: 'http://localhost:1' }, 'http://localhost:1'],
    [{ PORT: '8000' }, 'http://127.0.0.1:8000'],
    [{ HOST: '::1' }, 'http://[::1]:8787'],
    [{ PORT: '0' }, undefined],
  ])('with %o leads invites to %s', (environment, url) => {
    expect(publicUrlOf(configured(environment))).toBe(url)
  })
})
