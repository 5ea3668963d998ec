// 企业微信群机器人: Markdown to one group. Source: developer.work.weixin.qq.com/document/path/91770.
import { text } from '../../core/text.ts'
import { httpChannel, Url } from './http-channel.ts'
import { markdown } from './words.ts'

const MOST_BYTES = 4_096

export const wecom = httpChannel({
  kind: 'wecom',
  group: true,
  words: text('企业微信', 'WeCom'),
  perMinute: 20,
  settings: { url: Url },
  example: {
    settings: { url: 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=…' },
    answers: {
      accepted: '{"errcode":0,"errmsg":"ok"}',
      refused: '{"errcode":93000,"errmsg":"invalid webhook url"}',
      busy: '{"errcode":45009,"errmsg":"api freq out of limit"}',
    },
  },
  request: (notice, { language }, { url }, { publicUrl }) => ({
    url,
    body: JSON.stringify({
      msgtype: 'markdown',
      markdown: { content: markdown(notice, language, publicUrl, MOST_BYTES) },
    }),
  }),
  // 45009: too often; -1: the system is busy.
  code: { names: ['errcode'], passing: [45_009, -1] },
})
