// What runs on a screen: lays out and turns the pages, listens for changes, keeps the last picture whatever happens.
import { Clock } from '../wall/screen/clock.ts'
import { connect } from '../wall/screen/connect.ts'
import { keepPicture, keptAt } from '../wall/screen/keep.ts'
import { Pages } from '../wall/screen/pages.ts'
import { applyMessage } from '../wall/screen/picture.ts'
import { showPointer } from '../wall/screen/pointer.ts'
import { ScreenRefusal } from '../wall/screen/refused.ts'
import { isTrial, Releases, sayUp } from '../wall/screen/releases.ts'
import { Strip } from '../wall/screen/strip.ts'
import { beTelevision } from '../wall/screen/television.ts'

const main = document.querySelector<HTMLElement>('main.pages')
if (main) start(main)

function start(root: HTMLElement): void {
  const { now = '', zone = 'Asia/Shanghai', lang = 'zh', seconds = '20' } = root.dataset
  const { events = '', release = '' } = root.dataset
  const language = lang === 'en' ? 'en' : 'zh'
  const kept = keptAt(root)
  const clock = new Clock(kept === null ? Date.parse(now) : Number.NaN, language, zone)
  const pages = new Pages(root, Number(seconds) * 1000, language)
  const strip = new Strip(clock, language, kept)
  const keeper = keepPicture(root, strip)
  const refusal = new ScreenRefusal(root, language, () => keeper.forget())
  /** What is shown is what the service shows. */
  const live = (): void => {
    strip.live()
    keeper.heard()
  }
  const releases = new Releases(
    release,
    () => !strip.isShown() && root.querySelector('.changed:not(.moved)') === null,
    () => television?.report(),
  )
  const television =
    root.dataset.screen === undefined || isTrial()
      ? null
      : beTelevision({
          root,
          pages,
          isStale: () => strip.isShown(),
          failed: () => releases.failed(),
          forget: () => keeper.forget(),
          reload: (force) => releases.reload(force),
        })
  pages.start()
  if (root.dataset.screen === undefined) showPointer()
  pages.onTurn = () => {
    releases.turned()
    television?.turned()
  }
  const line = connect(events, {
    version: () => root.dataset.version ?? '',
    clock: (message) => {
      clock.set(Date.parse(message.now))
      if (message.stale) strip.lost('store')
      else if (message.version === root.dataset.version) live()
      if (isTrial()) {
        if (message.release === release && message.version === root.dataset.version) sayUp(release)
        return
      }
      releases.heard(message.release)
      if (pages.paused) releases.turned()
    },
    message: (message) => {
      if (!applyMessage(root, message)) return false
      pages.layOut()
      clock.draw()
      live()
      keeper.changed()
      return true
    },
    lost: () => {
      strip.lost()
      void refusal.ask()
    },
    ...(television && { other: television.heard }),
  })
  clock.start(() => {
    strip.lost()
    line.again()
  })
  addEventListener('online', () => line.again())
}
