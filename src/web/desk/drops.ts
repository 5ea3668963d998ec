// A page that takes files which are dropped anywhere on it.

/** The whole page takes a file, and says so while one hangs above it. */
export function takeDrops(words: string, take: (files: readonly File[]) => void): void {
  const carriesFile = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false
  document.addEventListener('dragover', (event) => {
    if (!carriesFile(event)) return
    event.preventDefault()
    document.body.dataset.drop = words
  })
  document.addEventListener('dragleave', (event) => {
    if (event.relatedTarget === null) delete document.body.dataset.drop
  })
  document.addEventListener('drop', (event) => {
    delete document.body.dataset.drop
    if (!carriesFile(event)) return
    event.preventDefault()
    take([...(event.dataTransfer?.files ?? [])])
  })
}
