// What runs on a desk page: the number of unread notices in its head, as they arrive. Only while somebody looks at it.
const badge = document.querySelector<HTMLElement>('[data-unread]')
if (badge) follow(badge)

function follow(place: HTMLElement): void {
  const number = place.querySelector('b')
  const shown = Number(number?.textContent ?? '0')
  let stream: EventSource | null = null

  const show = ({ data }: MessageEvent<string>): void => {
    const { unread } = JSON.parse(data) as { readonly unread: number }
    if (number) {
      number.textContent = String(unread)
      number.hidden = unread === 0
    }
    const arrived = document.querySelector<HTMLElement>('[data-arrived]')
    if (arrived) arrived.hidden = unread <= shown
  }
  // A browser keeps few connections to one host: a page that nobody sees holds none.
  const look = (): void => {
    if (document.visibilityState === 'hidden') {
      stream?.close()
      stream = null
    } else if (stream === null) {
      stream = new EventSource('/inbox/unread')
      stream.addEventListener('inbox', show)
    }
  }
  document.addEventListener('visibilitychange', look)
  look()
}
