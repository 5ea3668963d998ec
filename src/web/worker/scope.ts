// What a service worker is given by the browser, as far as ours uses it: TypeScript knows either pages or workers.

interface WorkerEvent extends Event {
  waitUntil(work: Promise<unknown>): void
}

export interface AskedEvent extends WorkerEvent {
  readonly request: Request
  /** Of the page that a navigation makes; empty for other requests. */
  readonly resultingClientId: string
  respondWith(answer: Promise<Response>): void
}

interface ToldEvent extends WorkerEvent {
  readonly data: unknown
}

interface OpenPage {
  readonly url: string
  /** Rejects when the page cannot be moved. */
  navigate(url: string): Promise<unknown>
}

export interface WorkerScope {
  readonly location: Location
  readonly clients: { claim(): Promise<void>; get(id: string): Promise<OpenPage | undefined> }
  skipWaiting(): Promise<void>
  addEventListener(type: 'install' | 'activate', listener: (event: WorkerEvent) => void): void
  addEventListener(type: 'fetch', listener: (event: AskedEvent) => void): void
  addEventListener(type: 'message', listener: (event: ToldEvent) => void): void
}
