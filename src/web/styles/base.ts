// What walls and pages share: fonts, colours of both themes, things that only a screen reader meets.
import { cssVariables, DARK, FONTS, LIGHT } from '../../charts/index.ts'

export const DARK_VARIABLES = cssVariables(DARK)
export const LIGHT_VARIABLES = cssVariables(LIGHT)

/** In English a Chinese font’s apostrophe is twice too wide, and leaves a hole in the word. */
export const baseStyles = `
*{box-sizing:border-box;margin:0;padding:0}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{font-family:${FONTS};font-variant-numeric:tabular-nums;font-feature-settings:"tnum";color:var(--text);background:var(--ground);line-height:1.35}
@font-face{font-family:'Latin signs';src:local('Noto Sans'),local('Arial'),local('Liberation Sans'),local('Roboto'),local('DejaVu Sans');unicode-range:U+2018-2019,U+201C-201D}
:lang(en) body{font-family:'Latin signs',${FONTS}}
ul,ol{list-style:none}
a{color:inherit}
svg{display:block}
.sr{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.icon{width:1em;height:1em;flex:none}
.light-green{--light:var(--green)}.light-blue{--light:var(--blue)}.light-yellow{--light:var(--yellow)}.light-red{--light:var(--red)}.light-grey{--light:var(--grey)}
.spark-line{fill:none;stroke:var(--muted);stroke-width:3;stroke-linejoin:round}
.spark-end{fill:var(--light)}
`
