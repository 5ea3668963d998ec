// A clock as it hangs on a wall: the screen writes the service's time into it.
export function ClockTile() {
  return (
    <div class="face" data-part="clock">
      <b />
      <span />
    </div>
  )
}
