// A frame for pages under test.
import type { Frame } from '../../../src/web/index.ts'
import { AS_OF } from '../boards/sample.ts'

export const frame = (more: Partial<Frame> = {}): Frame => ({
  lang: 'zh',
  nonce: 'n0nce',
  assets: { wall: '/assets/wall.js', desk: '/assets/desk.js', fonts: '/assets/fonts.css' },
  path: '/page',
  look: { plan: 'sample-2022' },
  today: '2022-11-22',
  now: `${AS_OF}T02:00:00.000Z`,
  release: '1',
  ...more,
})
