// The colour of a status where many indicators are counted together.
import type { Light, Status } from '../core/assessment.ts'

export const STATUS_LIGHT: Readonly<Record<Status, Light>> = {
  done: 'green',
  ahead: 'blue',
  'on-pace': 'blue',
  behind: 'red',
  missed: 'red',
  missing: 'grey',
  'not-due': 'grey',
  other: 'grey',
  ended: 'grey',
}
