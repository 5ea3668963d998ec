// A table that scrolls sideways within its page: reached by keyboard, and called by a name.
import type { ComponentChildren } from 'preact'

/** What scrolls must be able to hold the focus, or nobody scrolls it without a mouse. */
const REACHED = { tabIndex: 0 }

interface ScrollPaneInput {
  readonly class: string
  readonly label: string
  readonly children: ComponentChildren
}

export const ScrollPane = ({ class: name, label, children }: ScrollPaneInput) => (
  <section class={name} aria-label={label} {...REACHED}>
    {children}
  </section>
)
