import { raw } from 'hono/html'

/** 24 px grid, 1.75 px stroke, round ends, as the extension draws them. */
const SHAPES = {
  imminent:
    '<path d="M8.4 3.5h7.2l4.9 4.9v7.2l-4.9 4.9H8.4l-4.9-4.9V8.4z"/><path d="M12 8v5"/><circle cx="12" cy="16.25" r=".6" fill="currentColor"/>',
  urgent:
    '<path d="M12 4.25l8.75 15.25H3.25z"/><path d="M12 10v4.25"/><circle cx="12" cy="16.75" r=".5" fill="currentColor"/>',
  high: '<path d="M6 11.5l6-6 6 6M6 18l6-6 6 6"/>',
  standard: '<path d="M6 9.5h12M6 14.5h12"/>',
  insight: '<path d="M4.5 19.5v-15M4.5 19.5h15M8 14.5l3.5-4 3 2.5 4.5-6"/>',
  with_reviewers:
    '<circle cx="12" cy="12" r="8.25"/><path d="M12 7.5a4.5 4.5 0 0 1 0 9z" fill="currentColor" stroke-width="1"/>',
  needs_you:
    '<path d="M12 4c4.7 0 8.5 3.1 8.5 7s-3.8 7-8.5 7c-.9 0-1.8-.1-2.6-.3L5 20l.9-3.8C4.4 14.9 3.5 13 3.5 11c0-3.9 3.8-7 8.5-7z"/><path d="M12 7.75v3.75"/>',
  decided: '<circle cx="12" cy="12" r="8.25"/><path d="M8.25 12.25l2.6 2.6 5-5.3"/>',
  closed: '<path d="M5 12.5l4.5 4.5L19 7.5"/>',
  out: '<path d="M13.5 4.5h6v6M19.5 4.5l-9 9M18 14.5V18a1.5 1.5 0 0 1-1.5 1.5H6A1.5 1.5 0 0 1 4.5 18V7.5A1.5 1.5 0 0 1 6 6h3.5"/>',
  scale: '<path d="M12 4v16M8 20h8M5 7h14M5 7l-2.5 6a3 3 0 0 0 5 0zM19 7l-2.5 6a3 3 0 0 0 5 0z"/>',
  trouble:
    '<circle cx="12" cy="12" r="8.25"/><path d="M12 7.75v5"/><circle cx="12" cy="16" r=".6" fill="currentColor"/>',
} as const
export type IconName = keyof typeof SHAPES

/** A drawing that says nothing by itself: it stands beside a word. */
export function icon(name: IconName, className = '') {
  return raw(`<svg class="icon ${className}" viewBox="0 0 24 24" aria-hidden="true">${SHAPES[name]}</svg>`)
}
