const PATHS = {
  back: 'M15 4l-8 8l8 8',
  close: 'M5 5l14 14M19 5L5 19',
  comment: 'M20.7 17A10 10 0 1 0 17 20.7L22 22Z',
  create: 'M4 4h16v16H4ZM12 8v8M8 12h8',
  dots: 'M6 12h.01M12 12h.01M18 12h.01',
  explore: 'M12 2a10 10 0 1 0 0 20a10 10 0 0 0 0-20ZM15 9l-2 5l-5 2l2-5Z',
  home: 'M3 11l9-8l9 8v10h-6v-7H9v7H3Z',
  like: 'M12 20C5 15 3 12 3 8.500a4.500 4.500 0 0 1 9-1a4.500 4.500 0 0 1 9 1C21 12 19 15 12 20Z',
  messages: 'M12 3a9 9 0 0 0-9 9c0 3 1 5 3 6v3l3-1.500c7 1.500 12-2.500 12-7.500a9 9 0 0 0-9-9Z',
  next: 'M9 4l8 8l-8 8',
  play: 'M7 4l13 8l-13 8Z',
  reels: 'M3 3h18v18H3ZM3 8h18M10 11l5 3.500l-5 3.500Z',
  repost: 'M4 9h13l-3-3M20 15H7l3 3',
  save: 'M5 3h14v18l-7-7l-7 7Z',
  search: 'M10 3a7 7 0 1 0 0 14a7 7 0 0 0 0-14ZM15 15l6 6',
  share: 'M22 3L9 10M22 3l-7 18l-6-11L2 3Z',
} as const

/** A line drawing of 24 × 24 units with its label, as the site draws all of its icons. */
export function Icon({ name, label, size = 24 }: { name: keyof typeof PATHS; label: string; size?: number }) {
  return (
    <svg
      aria-label={label}
      role="img"
      viewBox="0 0 24 24"
      width={size}
      height={size}
      fill="none"
      stroke="currentColor"
      strokeWidth={name === 'dots' ? 3 : 2}
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <title>{label}</title>
      <path d={PATHS[name]} />
    </svg>
  )
}
