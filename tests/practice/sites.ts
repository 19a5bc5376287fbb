// Pages that behave like Facebook and Instagram, served over HTTPS under the real host names.
import type { ServerResponse } from 'node:http'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { generate } from 'selfsigned'
import { type BuiltFile, type BuiltPages, bundlePages, type Site } from './bundle-pages.ts'
import { CONTENT_SECURITY_POLICY, pageShell } from './page-shell.ts'
import { picture } from './pictures.ts'

const HOSTS: Record<string, Site> = {
  'www.facebook.com': 'facebook',
  'web.facebook.com': 'facebook',
  'www.instagram.com': 'instagram',
}

export interface RunningSites {
  port: number
  close(): Promise<void>
}

/**
 * Starts both practice sites on one port of 127.0.0.1 (a free one where none is given).
 * A browser reaches them with the arguments of `browserArguments`. Rejects where the port is taken or the build fails.
 * `signal` closes the server too. `files`, by path, are served instead of what the sites have there.
 */
export async function startSites({
  port = 0,
  signal,
  files = new Map(),
}: {
  port?: number
  signal?: AbortSignal
  files?: ReadonlyMap<string, BuiltFile>
} = {}): Promise<RunningSites> {
  const [certificate, pages] = await Promise.all([makeCertificate(), bundlePages()])
  signal?.throwIfAborted()
  const server = createServer({ key: certificate.private, cert: certificate.cert }, (request, response) => {
    const host = (request.headers.host ?? '').replace(/:\d+$/, '')
    const site = HOSTS[host]
    const own = files.get(new URL(request.url ?? '/', `https://${host}`).pathname)
    if (site && own) send(response, 200, own.contentType, own.content)
    else if (site) answer(response, site, new URL(request.url ?? '/', `https://${host}`), pages)
    else send(response, 421, 'text/plain', 'no such host')
  })
  const listening = Promise.withResolvers<void>()
  server.once('error', listening.reject)
  server.listen(port, '127.0.0.1', listening.resolve)
  await listening.promise
  const close = async () => {
    const closed = Promise.withResolvers<void>()
    server.close(() => closed.resolve())
    server.closeAllConnections()
    await closed.promise
  }
  signal?.addEventListener('abort', () => void close(), { once: true })
  return { port: (server.address() as AddressInfo).port, close }
}

/** Chromium's arguments that lead the two sites' real names to the practice sites, and nowhere else. */
export function browserArguments(port: number): string[] {
  const hosts = ['*.facebook.com:443', '*.instagram.com:443'].map((host) => `MAP ${host} 127.0.0.1:${port}`)
  return [`--host-resolver-rules=${hosts.join(',')}`, '--ignore-certificate-errors']
}

function makeCertificate() {
  const altNames = Object.keys(HOSTS).map((value) => ({ type: 2 as const, value }))
  return generate([{ name: 'commonName', value: 'Practice sites' }], {
    keyType: 'ec',
    algorithm: 'sha256',
    extensions: [{ name: 'subjectAltName', altNames }],
  })
}

function answer(response: ServerResponse, site: Site, url: URL, { files, styles }: BuiltPages): void {
  const file = files.get(url.pathname)
  const drawn = picture(url.pathname)
  if (file) {
    send(response, 200, file.contentType, file.content)
  } else if (drawn) {
    send(response, 200, 'image/svg+xml', drawn)
  } else if (/^\/(static|media)\//.test(url.pathname)) {
    send(response, 404, 'text/plain', 'not found')
  } else {
    send(response, 200, 'text/html; charset=utf-8', pageShell(site, url, styles[site]))
  }
}

function send(response: ServerResponse, status: number, contentType: string, content: string | Uint8Array): void {
  response.writeHead(status, {
    'content-type': contentType,
    'content-security-policy': CONTENT_SECURITY_POLICY,
    'cross-origin-opener-policy': 'same-origin-allow-popups',
    'cache-control': contentType.startsWith('image/') ? 'public, max-age=3600' : 'no-store',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
  })
  response.end(content)
}
