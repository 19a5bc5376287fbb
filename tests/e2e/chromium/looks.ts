/** How a screen can look. */
export interface Look {
  language: 'en' | 'ar'
  colorScheme: 'light' | 'dark'
}

const CORNERS: Look[] = [
  { language: 'en', colorScheme: 'light' },
  { language: 'ar', colorScheme: 'dark' },
]
const REST: Look[] = [
  { language: 'en', colorScheme: 'dark' },
  { language: 'ar', colorScheme: 'light' },
]

/** Each theme and each direction; in the long run all of them crossed. */
export const LOOKS = process.env.FIELDFLAG_LONG ? [...CORNERS, ...REST] : CORNERS
