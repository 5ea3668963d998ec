// Waits until a chart comes into sight, and loads then what draws it: whoever never scrolls there never pays for it.

const figures = [...document.querySelectorAll<HTMLElement>('figure[data-chart]')]

async function draw(figure: HTMLElement): Promise<void> {
  const { drawing } = figure.dataset
  if (drawing === undefined) return
  const { drawChart } = (await import(drawing)) as typeof import('./drawing.ts')
  // Words of a canvas do not come again when their font does.
  await document.fonts.ready
  drawChart(figure)
}

const seen = new IntersectionObserver(
  (entries) => {
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting) continue
      seen.unobserve(target)
      // The server's drawing stands when this fails.
      void draw(target as HTMLElement).catch(() => undefined)
    }
  },
  { rootMargin: '200px' },
)
for (const figure of figures) seen.observe(figure)
