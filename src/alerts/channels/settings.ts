// What settings of channels have in common.
import Type from 'typebox'

export const Id = Type.String({
  pattern: '^[a-z][a-z0-9-]{0,39}$',
  description: '小写字母、数字、连字符 / lower-case letters, digits, hyphens',
})
export const Url = Type.String({
  pattern: '^https?://[^@\\s]+$',
  maxLength: 2_000,
  description: 'https://…',
})
export const Secret = Type.String({
  minLength: 8,
  maxLength: 500,
  description: '至少 8 个字符 / at least 8 characters',
})
export const PerMinute = Type.Optional(Type.Integer({ minimum: 1, maximum: 10_000, description: '1-10000' }))
