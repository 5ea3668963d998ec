// Who looks at a wall with a mouse sees where it points; a wall that hangs shows none.

/** It goes when it has lain still for so long. */
const STILL_MS = 4_000

export function showPointer(): void {
  const { classList } = document.body
  let still: ReturnType<typeof setTimeout> | undefined
  addEventListener('pointermove', ({ pointerType }) => {
    if (pointerType !== 'mouse') return
    classList.add('pointed')
    clearTimeout(still)
    still = setTimeout(() => classList.remove('pointed'), STILL_MS)
  })
}
