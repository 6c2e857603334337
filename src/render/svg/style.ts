import { type Colours, dark, light } from '../html/colours.ts'

/** The colours of marks and of the names beside them, which readers with any kind of colour vision tell apart, and of what lies behind. */
export interface ChartColours {
  /** Of lines and of their names: four, which lines beyond share with other dashes. */
  readonly lines: readonly [string, string, string, string]
  /** Behind the marks, where nothing is told by it alone. */
  readonly grid: string
  readonly assumed: string
  readonly hatch: string
  /** The bands of a fan, from the widest to the narrowest. */
  readonly bands: readonly [string, string, string]
  /** Cells of a grid from nought or more, and below it, from the nearest to nought to the farthest. */
  readonly up: readonly [string, string, string]
  readonly down: readonly [string, string, string]
}

export const lightChart: ChartColours = {
  lines: ['#005eb8', '#a85400', '#801650', '#425563'],
  grid: '#d8dde0',
  assumed: '#f5f7f8',
  hatch: '#e6b98f',
  bands: ['#e3edf7', '#c9dcef', '#a6c6e6'],
  up: ['#eaf2fa', '#cfe1f3', '#aacbea'],
  down: ['#fbeee0', '#f5d9b8', '#ecbd87'],
}

export const darkChart: ChartColours = {
  lines: ['#6cb6ff', '#ffd166', '#f27ab0', '#b4bec4'],
  grid: '#2e3b44',
  assumed: '#16212a',
  hatch: '#6b4f2a',
  bands: ['#152c44', '#1b3c5e', '#224d78'],
  up: ['#142a40', '#1a3a5a', '#204a74'],
  down: ['#33250f', '#4a3413', '#614317'],
}

const typeface = 'Arial,Helvetica,"Liberation Sans",sans-serif'

/** What does not depend on light and dark. */
const shapes = `.chart text{font-family:${typeface};font-size:14px;font-variant-numeric:tabular-nums}
.chart .title{font-size:18px;font-weight:bold}
.chart .name{font-size:15px}
.chart .bold{font-weight:bold}
.chart .end{text-anchor:end}
.chart .middle{text-anchor:middle}
.chart .grid,.chart .rule,.chart .zero,.chart .ghost,.chart [class^="line-"]{fill:none}
`

function colourRules(
  { ground, text, second, rule }: Colours,
  { lines, grid, assumed, hatch, bands, up, down }: ChartColours,
): string {
  const ofLines = lines.map(
    (colour, at) =>
      `.chart .line-${at}{stroke:${colour}}.chart .fill-${at}{fill:${colour}}.chart .open-${at}{stroke:${colour};fill:${ground}}`,
  )
  return `.chart .ground{fill:${ground}}.chart text{fill:${text}}.chart .second{fill:${second}}
.chart .grid{stroke:${grid}}.chart .rule{stroke:${rule}}.chart .zero{stroke:${text}}.chart .assumed{fill:${assumed}}
.chart .ghost{stroke:${rule}}.chart .hatch{stroke:${hatch}}
${ofLines.join('\n')}
.chart .bar-whole{fill:${second}}.chart .bar-up{fill:${lines[0]};stroke:${lines[0]}}.chart .bar-outline{stroke:${lines[0]}}.chart .bar-down{stroke:${lines[1]}}
${bands.map((colour, at) => `.chart .band-${at}{fill:${colour};stroke:${lines[0]}}`).join('')}
.chart .cell{fill:${ground};stroke:${ground}}${up.map((colour, at) => `.chart .cell-up-${at}{fill:${colour}}`).join('')}${down
    .map((colour, at) => `.chart .cell-down-${at}{fill:${colour}}`)
    .join('')}
.chart .ring{stroke:${text};fill:none}
`
}

const forced = `@media (forced-colors:active){.chart .ground,.chart .assumed{fill:Canvas}.chart text,.chart .second,.chart [class*="fill-"]{fill:CanvasText}
.chart .rule,.chart .zero,.chart .ghost,.chart [class*="line-"],.chart [class*="open-"]{stroke:CanvasText}.chart .grid,.chart .hatch{stroke:GrayText}}
`

/** How charts look: in light, in the dark as their reader likes it, on paper, and where a reader has colours of their own. */
export const chartStyle = `${shapes}${colourRules(light, lightChart)}@media screen and (prefers-color-scheme:dark){
${colourRules(dark, darkChart)}}
${forced}`
