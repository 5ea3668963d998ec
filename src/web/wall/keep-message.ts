// The contract between service, a wall’s page, and the worker that keeps its last good picture.

/** The page is drawn and alive: its release may stay, older ones may go. */
interface UpMessage {
  readonly type: 'up'
  readonly release: string
}

/** The page as it stands now, to be shown when the service cannot be reached. */
interface PictureMessage {
  readonly type: 'picture'
  /** Address of the page, without `#`. */
  readonly url: string
  readonly release: string
  /** The whole document, as it must look when it is old: marked by `data-kept`, its strip in sight. */
  readonly html: string
  /** Addresses of fonts and other files of this service that it shows. */
  readonly assets: readonly string[]
}

/** The service said that this screen may not see walls any more: nothing is kept. */
interface ForgetMessage {
  readonly type: 'forget'
}

export type KeepMessage = UpMessage | PictureMessage | ForgetMessage

/** Every answer of this service carries it, and no proxy's error page does: the version of the program. */
export const RELEASE_HEADER = 'duibiao-release'
