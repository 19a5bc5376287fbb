// Pictures of the practice pages, drawn from a seed: nothing is loaded from elsewhere.
import { seededRandom } from './content/seeded-random.ts'

/**
 * The SVG at `/media/{kind}-{seed}.svg`; null where no picture lies at that path.
 * Kinds: `photo` (1080 × 1080), `wide` (1200 × 630), `face` (80 × 80), `emoji` (32 × 32), `icon` (32 × 32).
 */
export function picture(path: string): string | null {
  const match = /^\/media\/(photo|wide|face|emoji|icon)-([\w.%-]{1,80})\.svg$/.exec(path)
  const [, kind, seed] = match ?? []
  if (!kind || !seed) return null
  if (kind === 'photo') return landscape(seed, 1080, 1080)
  if (kind === 'wide') return landscape(seed, 1200, 630)
  if (kind === 'face') return face(seed)
  return kind === 'emoji' ? emoji(seed) : icon(seed)
}

function landscape(seed: string, width: number, height: number): string {
  const random = seededRandom(seed)
  const hue = random.below(360)
  const horizon = height * (0.45 + random.below(20) / 100)
  const hills = [0, 1, 2].map((nearness) => {
    const base = horizon + nearness * height * 0.12
    const points = [0, 0.25, 0.5, 0.75, 1].map((part) => `${part * width} ${base - random.below(height / 6)}`)
    return `<path d="M0 ${height}L${points.join(' L')} L${width} ${height}Z" fill="hsl(${(hue + 110) % 360} ${24 + nearness * 8}% ${46 - nearness * 12}%)"/>`
  })
  return svg(
    width,
    height,
    `<linearGradient id="sky" x2="0" y2="1"><stop stop-color="hsl(${hue} 48% 62%)"/><stop offset="1" stop-color="hsl(${(hue + 40) % 360} 70% 86%)"/></linearGradient>
<rect width="${width}" height="${height}" fill="url(#sky)"/>
<circle cx="${width * (0.2 + random.below(60) / 100)}" cy="${horizon * 0.5}" r="${height / 14}" fill="#fffbe8" opacity=".85"/>${hills.join('')}`,
  )
}

function face(seed: string): string {
  const hue = seededRandom(seed).below(360)
  return svg(
    80,
    80,
    `<rect width="80" height="80" fill="hsl(${hue} 42% 70%)"/><circle cx="40" cy="32" r="15" fill="hsl(${hue} 38% 38%)"/><path d="M10 82a30 30 0 0 1 60 0Z" fill="hsl(${hue} 38% 38%)"/>`,
  )
}

/** Small drawings of the emoji that the posts use, by code point; a smile for others. */
const EMOJI: Record<string, string> = {
  '1f9f9': '<path d="M21 2l3 2-8 13-3-2Z" fill="#9a6a3a"/><path d="M10 14l9 6-2 10H3c4-4 4-10 7-16Z" fill="#f2b632"/>',
  '1f525':
    '<path d="M17 1c1 7 9 9 9 18a10 11 0 0 1-20 0c0-5 3-7 4-11 2 2 2 3 3 5 3-3 4-7 4-12Z" fill="#f4511e"/><path d="M16 15c1 4 5 5 5 9a5 6 0 0 1-10 0c0-3 3-5 5-9Z" fill="#ffca28"/>',
  '1f415':
    '<path d="M4 12l4-8 4 4h12l4 8-3 12h-4v-7h-8v7H9V17Z" fill="#a9713d"/><circle cx="10" cy="11" r="1.5" fill="#222"/>',
  '1f64f': '<path d="M15 2c-2 6-5 9-7 17l3 11h5V3Zm2 0c2 6 5 9 7 17l-3 11h-5V3Z" fill="#f7c04a" stroke="#d9962b"/>',
  '2615':
    '<path d="M4 12h20v8c0 6-4 8-10 8S4 26 4 20Z" fill="#eceff1" stroke="#90a4ae"/><path d="M24 14h3c3 0 3 7-3 7M10 9c-2-3 2-3 0-6M17 9c-2-3 2-3 0-6" fill="none" stroke="#90a4ae" stroke-width="2"/>',
  '26bd': '<circle cx="16" cy="16" r="13" fill="#fff" stroke="#333"/><path d="M16 10l6 4-2 7h-8l-2-7Z" fill="#333"/>',
  '1f345':
    '<circle cx="16" cy="18" r="12" fill="#e53935"/><path d="M16 8l-6-3 5 1 1-5 1 5 5-1Z" fill="#43a047" stroke="#43a047" stroke-width="2"/>',
  '1f389':
    '<path d="M3 29l8-19 11 11Z" fill="#fbc02d"/><path d="M18 4l2 4M26 8l-4 3M28 17l-5-1" stroke="#8e24aa" stroke-width="3"/>',
}

function emoji(code: string): string {
  const smile =
    '<circle cx="16" cy="16" r="13" fill="#ffcc4d"/><path d="M9 18a7 7 0 0 0 14 0M11 11v2M21 11v2" fill="none" stroke="#664500" stroke-width="2"/>'
  return svg(32, 32, EMOJI[code] ?? smile)
}

/** The site's sign in the tab. */
function icon(seed: string): string {
  return svg(32, 32, `<rect width="32" height="32" rx="8" fill="${seed === 'facebook' ? '#0866ff' : '#d62976'}"/>`)
}

function svg(width: number, height: number, content: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${content}</svg>`
}
