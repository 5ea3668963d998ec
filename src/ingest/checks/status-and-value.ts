// Whether status and value agree: M, L and O carry none, all others need one.
import { WITHOUT_VALUE } from '../../core/observation.ts'
import { type Check, excerpt } from './check.ts'

export const statusAndValue: Check = {
  name: 'status-and-value',
  blames: 'value',
  find({ status, plain, raw }) {
    if (WITHOUT_VALUE.has(status)) {
      return plain === null ? null : { code: 'status-contradicted', params: { status, value: excerpt(raw) } }
    }
    return plain === null ? { code: 'value-missing', params: { status } } : null
  },
}
