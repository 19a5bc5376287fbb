import { useId } from 'react'

const PATHS = {
  bell: 'M10 2a5 5 0 0 0-5 5v3l-2 4h14l-2-4V7a5 5 0 0 0-5-5ZM8 15a2 2 0 0 0 4 0Z',
  close: 'M5 5l10 10M15 5L5 15',
  comment: 'M3 4h14v9H9l-4 4v-4H3Z',
  dots: 'M4 10h.01M10 10h.01M16 10h.01',
  globe: 'M10 2a8 8 0 1 0 0 16a8 8 0 0 0 0-16ZM2 10h16M10 2c4 4 4 12 0 16M10 2c-4 4-4 12 0 16',
  group: 'M7 9a3 3 0 1 0 0-6a3 3 0 0 0 0 6ZM2 17a5 5 0 0 1 10 0M14 9a2 2 0 1 0 0-4M14 12a4 4 0 0 1 4 4',
  home: 'M3 9l7-6l7 6v8h-5v-5H8v5H3Z',
  like: 'M3 9h3v8H3ZM6 9l4-6c2 0 2 2 1 5h5l-1 9H6',
  play: 'M5 3l12 7l-12 7Z',
  search: 'M9 3a6 6 0 1 0 0 12a6 6 0 0 0 0-12ZM13 13l4 4',
  share: 'M11 4l7 6l-7 6v-4c-5 0-7 2-9 4c0-5 3-8 9-8Z',
} as const

/** A line drawing of 20 × 20 units, as large as its text. */
export function Icon({ name, size = 20 }: { name: keyof typeof PATHS; size?: number }) {
  return (
    <svg
      viewBox="0 0 20 20"
      width={size}
      height={size}
      fill="none"
      stroke="currentColor"
      strokeWidth={name === 'dots' ? 2.6 : 1.6}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d={PATHS[name]} />
    </svg>
  )
}

/** The small globe after a post's time, with its title. */
export function Audience({ title }: { title: string }) {
  return (
    <svg viewBox="0 0 16 16" width="12" height="12" fill="currentColor">
      <title>{title}</title>
      <path d="M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1Zm0 2c2 0 3 2 3 5s-1 5-3 5-3-2-3-5 1-5 3-5Z" />
    </svg>
  )
}

/** A round profile picture, drawn as the site draws it: an `svg` with a mask. */
export function Avatar({ name, seed, size = 40 }: { name: string | null; seed: string; size?: number }) {
  const radius = size / 2
  const maskId = useId()
  const label = name === null ? { 'aria-hidden': true } : { 'aria-label': name, role: 'img' }
  return (
    <svg {...label} data-visualcompletion="ignore-dynamic" style={{ width: size, height: size, display: 'block' }}>
      <mask id={maskId}>
        <circle cx={radius} cy={radius} r={radius} fill="white" />
      </mask>
      <g mask={`url(#${maskId})`}>
        <image width="100%" height="100%" preserveAspectRatio="xMidYMid slice" href={`/media/face-${seed}.svg`} />
      </g>
    </svg>
  )
}
