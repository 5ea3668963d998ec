// Links lead to this service's own paths, or to the web by name; anything else leads nowhere.

/** The address, or `#` when its protocol is none of ours (`javascript:`, `data:`, `//host`). */
export function safeHref(href: string): string {
  if (/^[\\/]{2}/.test(href)) return '#'
  if (/^[/?#]/.test(href)) return href
  return /^https?:\/\//i.test(href) ? href : '#'
}
