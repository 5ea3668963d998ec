// How colours look to eyes that see fewer of them, and how far apart two colours then are.

type Triple = readonly [number, number, number]

/**
 * Machado, Oliveira, Fernandes: A Physiologically-based Model for Simulation of Color Vision Deficiency (IEEE TVCG 2009),
 * severity 1.0, applied to linear RGB. Grey is luminance (Rec. 709).
 */
export const SIGHTS: Readonly<Record<string, readonly [Triple, Triple, Triple]>> = {
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
  grey: [
    [0.2126, 0.7152, 0.0722],
    [0.2126, 0.7152, 0.0722],
    [0.2126, 0.7152, 0.0722],
  ],
}

/** 0 to 255 each, as a browser computes them: `rgb(255, 122, 107)`. */
export function parseRgb(css: string): Triple {
  const [red = Number.NaN, green = Number.NaN, blue = Number.NaN] = (css.match(/[\d.]+/g) ?? []).map(Number)
  return [red, green, blue]
}

const linear = (part: number): number =>
  part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4

/** CIE L*a*b* (D65) of a colour as that sight sees it. */
export function labOf(rgb: Triple, sight: string): Triple {
  const [red, green, blue] = [linear(rgb[0]), linear(rgb[1]), linear(rgb[2])]
  const matrix = SIGHTS[sight]
  if (!matrix) throw new Error(sight)
  const [r = 0, g = 0, b = 0] = matrix.map(([one, two, three]) =>
    Math.min(1, Math.max(0, one * red + two * green + three * blue)),
  )
  const f = (t: number): number => (t > 216 / 24389 ? Math.cbrt(t) : ((24389 / 27) * t + 16) / 116)
  const x = f((0.4124564 * r + 0.3575761 * g + 0.1804375 * b) / 0.95047)
  const y = f(0.2126729 * r + 0.7151522 * g + 0.072175 * b)
  const z = f((0.0193339 * r + 0.119192 * g + 0.9503041 * b) / 1.08883)
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)]
}

/** CIE 1976 ΔE: 2.3 is just noticeable. */
export const distanceOf = (one: Triple, other: Triple): number =>
  Math.hypot(one[0] - other[0], one[1] - other[1], one[2] - other[2])
