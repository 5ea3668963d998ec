// What runs on a screen: lays out and turns the pages, listens for changes, keeps the last picture whatever happens.
import { Clock } from '../wall/screen/clock.ts'
import { connect } from '../wall/screen/connect.ts'
import { Pages } from '../wall/screen/pages.ts'
import { applyMessage } from '../wall/screen/picture.ts'
import { Strip } from '../wall/screen/strip.ts'

const main = document.querySelector<HTMLElement>('main.pages')
if (main) start(main)

function start(root: HTMLElement): void {
  const { now = '', lang = 'zh', seconds = '20', events = '', release = '' } = root.dataset
  const language = lang === 'en' ? 'en' : 'zh'
  const clock = new Clock(Date.parse(now), language)
  const pages = new Pages(root, Number(seconds) * 1000, language)
  const strip = new Strip(clock, language)
  pages.start()
  clock.start()
  connect(events, {
    version: () => root.dataset.version ?? '',
    clock: (message) => {
      clock.set(Date.parse(message.now))
      strip.live()
      if (message.release !== release) location.reload()
    },
    message: (message) => {
      if (!applyMessage(root, message)) return false
      pages.layOut()
      clock.draw()
      return true
    },
    lost: () => strip.lost(),
  })
}
