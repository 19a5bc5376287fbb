// The drawings of the icons: 24 px grid, 1.75 px stroke, round ends. State icons are a progress; urgencies are silhouettes.
import type { ReactNode } from 'react'

const ground = 'var(--icon-ground, var(--surface))'

export const iconShapes = {
  again: <path d="M19.5 12a7.5 7.5 0 1 1-2.3-5.4M19.5 4v4.5H15" />,
  back: <path d="M14.5 6.5L9 12l5.5 5.5" />,
  check: <path d="M5 12.5l4.5 4.5L19 7.5" />,
  clock: (
    <>
      <circle cx="12" cy="12" r="8.25" />
      <path d="M12 7.5V12l3 2" />
    </>
  ),
  close: <path d="M6 6l12 12M18 6L6 18" />,
  copy: (
    <>
      <rect x="9" y="9" width="10.5" height="10.5" rx="1.75" />
      <path d="M15 9V6.25a1.75 1.75 0 0 0-1.75-1.75h-7A1.75 1.75 0 0 0 4.5 6.25v7c0 .97.78 1.75 1.75 1.75H9" />
    </>
  ),
  decided: (
    <>
      <circle cx="12" cy="12" r="8.5" fill="currentColor" />
      <path d="M8.25 12.25l2.6 2.6 5-5.3" stroke={ground} />
    </>
  ),
  down: <path d="M6.5 9.5l5.5 5.5 5.5-5.5" />,
  expand: (
    <>
      <rect x="4" y="5" width="16" height="14" rx="2" />
      <path d="M4 9.5h16" />
    </>
  ),
  filter: <path d="M4.5 7h15M7.5 12h9M10.5 17h3" />,
  flag: <path d="M6 21V4M6 4.5h12.5l-3 4.25 3 4.25H6" />,
  flagSolid: (
    <>
      <path d="M6 21V4" />
      <path d="M6 4.5h12.5l-3 4.25 3 4.25H6z" fill="currentColor" />
    </>
  ),
  hidden: (
    <path d="M4 4l16 16M9.5 5.7a9.4 9.4 0 0 1 2.5-.3c4.2 0 7.3 2.7 9 6.6a13 13 0 0 1-2.7 3.9M6.1 7.5A12.6 12.6 0 0 0 3 12c1.7 3.9 4.8 6.6 9 6.6a9.3 9.3 0 0 0 4-.9M10 10.2a2.7 2.7 0 0 0 3.8 3.8" />
  ),
  high: <path d="M6 11.5l6-6 6 6M6 18l6-6 6 6" />,
  imminent: (
    <>
      <path d="M8.4 3.5h7.2l4.9 4.9v7.2l-4.9 4.9H8.4l-4.9-4.9V8.4z" />
      <path d="M12 8v5" />
      <circle cx="12" cy="16.25" r=".6" fill="currentColor" />
    </>
  ),
  insight: <path d="M4.5 19.5v-15M4.5 19.5h15M8 14.5l3.5-4 3 2.5 4.5-6" />,
  link: (
    <>
      <path d="M10 14.2a4 4 0 0 0 5.7.1l3-3A4 4 0 0 0 13 5.6l-1 1" />
      <path d="M14 9.8a4 4 0 0 0-5.7-.1l-3 3a4 4 0 0 0 5.7 5.7l1-1" />
    </>
  ),
  lock: (
    <>
      <rect x="5" y="10.5" width="14" height="9.5" rx="2" />
      <path d="M8.25 10.5V8a3.75 3.75 0 0 1 7.5 0v2.5" />
    </>
  ),
  needsYou: (
    <>
      <path
        d="M12 4c4.7 0 8.5 3.1 8.5 7s-3.8 7-8.5 7c-.9 0-1.8-.1-2.6-.3L5 20l.9-3.8C4.4 14.9 3.5 13 3.5 11c0-3.9 3.8-7 8.5-7z"
        fill="currentColor"
      />
      <path d="M12 7.75v3.75" stroke={ground} />
      <circle cx="12" cy="14.25" r=".55" fill={ground} stroke={ground} />
    </>
  ),
  next: <path d="M9.5 6.5l5.5 5.5-5.5 5.5" />,
  offline: (
    <>
      <path d="M4 4l16 16M4.5 10.5A11 11 0 0 1 8.6 8M12.5 7.1a11 11 0 0 1 7 3.4M7.5 14a6.5 6.5 0 0 1 4-1.75" />
      <circle cx="12" cy="17.75" r=".9" fill="currentColor" />
    </>
  ),
  ok: (
    <>
      <circle cx="12" cy="12" r="8.25" />
      <path d="M8.25 12.25l2.6 2.6 5-5.3" />
    </>
  ),
  online: (
    <>
      <path d="M4.5 10.5a11 11 0 0 1 15 0M7.5 14a6.5 6.5 0 0 1 9 0" />
      <circle cx="12" cy="17.75" r=".9" fill="currentColor" />
    </>
  ),
  out: (
    <path d="M13.5 4.5h6v6M19.5 4.5l-9 9M18 14.5V18a1.5 1.5 0 0 1-1.5 1.5H6A1.5 1.5 0 0 1 4.5 18V7.5A1.5 1.5 0 0 1 6 6h3.5" />
  ),
  pencil: (
    <>
      <path d="M4.5 19.5l1-4L16 5a2 2 0 0 1 3 3L8.5 18.5z" />
      <path d="M14 7l3 3" />
    </>
  ),
  reply: <path d="M9.5 7l-5 5 5 5M4.5 12H14a5.5 5.5 0 0 1 5.5 5.5v1" />,
  reviewers: (
    <>
      <circle cx="12" cy="12" r="8.25" />
      <path d="M12 7.5a4.5 4.5 0 0 1 0 9z" fill="currentColor" strokeWidth="1" />
    </>
  ),
  search: (
    <>
      <circle cx="11" cy="11" r="6.5" />
      <path d="M20 20l-4.3-4.3" />
    </>
  ),
  settings: (
    <>
      <path d="M4 7.5h9M17.5 7.5H20M4 16.5h2.5M11 16.5h9" />
      <circle cx="15.25" cy="7.5" r="2.25" />
      <circle cx="8.75" cy="16.5" r="2.25" />
    </>
  ),
  standard: <path d="M6 9.5h12M6 14.5h12" />,
  urgent: (
    <>
      <path d="M12 4.25l8.75 15.25H3.25z" />
      <path d="M12 10v4.25" />
      <circle cx="12" cy="16.75" r=".5" fill="currentColor" />
    </>
  ),
  waiting: (
    <>
      <circle cx="12" cy="12" r="8.25" strokeDasharray="2.9 2.86" />
      <path d="M12 15.5v-7M9 11l3-3 3 3" />
    </>
  ),
} satisfies Record<string, ReactNode>

export type IconName = keyof typeof iconShapes
