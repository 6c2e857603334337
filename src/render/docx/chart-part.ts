import { html } from '../html/markup.ts'
import type { WordChart } from './word.ts'

const namespaces =
  'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'

/** How lines look, each with a dash of its own beside its colour. */
const looks = [
  { colour: '005EB8', dash: 'solid', width: 28575 },
  { colour: 'A85400', dash: 'sysDot', width: 28575 },
  { colour: '801650', dash: 'dash', width: 28575 },
  { colour: '425563', dash: 'dashDot', width: 28575 },
] as const

/** How bars are filled: what is more and what is less differ in pattern beside their colour. */
const fills = {
  unseen: '<a:noFill/>',
  whole: '<a:solidFill><a:srgbClr val="425563"/></a:solidFill>',
  up: '<a:solidFill><a:srgbClr val="005EB8"/></a:solidFill><a:ln w="9525"><a:solidFill><a:srgbClr val="005EB8"/></a:solidFill></a:ln>',
  down: '<a:pattFill prst="wdUpDiag"><a:fgClr><a:srgbClr val="A85400"/></a:fgClr><a:bgClr><a:srgbClr val="FFFFFF"/></a:bgClr></a:pattFill><a:ln w="9525"><a:solidFill><a:srgbClr val="A85400"/></a:solidFill></a:ln>',
} as const

/** A native chart as the text of its part: its figures stand in it, so that nothing else is asked for. */
export function chartPart(chart: WordChart): string {
  const { title, form } = chart
  // The figures of a bridge stand with the names of its steps, whose signs say which way they go.
  const legend = form === 'bridge' ? '' : '<c:legend><c:legendPos val="b"/><c:overlay val="0"/></c:legend>'
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<c:chartSpace ${namespaces}><c:date1904 val="0"/><c:lang val="en-GB"/><c:roundedCorners val="0"/><c:chart>${titled(title, 1200, true)}<c:autoTitleDeleted val="0"/><c:plotArea><c:layout/>${form === 'lines' ? lineChart(chart) : barChart(chart)}${axes(chart)}</c:plotArea>${legend}<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr><c:txPr><a:bodyPr/><a:p><a:pPr><a:defRPr sz="900"><a:solidFill><a:srgbClr val="212B32"/></a:solidFill><a:latin typeface="Arial"/></a:defRPr></a:pPr><a:endParaRPr lang="en-GB"/></a:p></c:txPr></c:chartSpace>
`
}

function lineChart({ categories, series }: WordChart): string {
  const years = literal('str', categories)
  const lines = series.map(({ label, values }, at) => {
    const { colour, dash, width } = looks[at % looks.length] ?? looks[0]
    return `<c:ser><c:idx val="${at}"/><c:order val="${at}"/><c:tx><c:v>${escaped(label)}</c:v></c:tx><c:spPr><a:ln w="${width}" cap="rnd"><a:solidFill><a:srgbClr val="${colour}"/></a:solidFill><a:prstDash val="${dash}"/><a:round/></a:ln></c:spPr><c:marker><c:symbol val="none"/></c:marker><c:cat>${years}</c:cat><c:val>${literal('num', values)}</c:val><c:smooth val="0"/></c:ser>`
  })
  return `<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>${lines.join('')}<c:marker val="1"/><c:axId val="1"/><c:axId val="2"/></c:lineChart>`
}

/** Bars that lie on their side, so that their names have room. */
function barChart({ categories, series, form }: WordChart): string {
  const names = literal('str', categories)
  const bars = series.map(
    ({ label, values, look = 'whole' }, at) =>
      `<c:ser><c:idx val="${at}"/><c:order val="${at}"/><c:tx><c:v>${escaped(label)}</c:v></c:tx><c:spPr>${fills[look]}</c:spPr><c:invertIfNegative val="0"/><c:cat>${names}</c:cat><c:val>${literal('num', values)}</c:val></c:ser>`,
  )
  const grouping = form === 'bridge' ? 'stacked' : 'clustered'
  const overlap = typeof form === 'object' && form.areApart ? 0 : 100
  return `<c:barChart><c:barDir val="bar"/><c:grouping val="${grouping}"/><c:varyColors val="0"/>${bars.join('')}<c:gapWidth val="40"/><c:overlap val="${overlap}"/><c:axId val="1"/><c:axId val="2"/></c:barChart>`
}

/** The axis of names, the first of bars above the others, and that of values. */
function axes({ form, unit }: WordChart): string {
  const isLines = form === 'lines'
  const [across, up] = isLines ? ['b', 'l'] : ['l', 'b']
  const order = isLines ? 'minMax' : 'maxMin'
  const from = typeof form === 'string' ? '<c:crosses val="autoZero"/>' : `<c:crossesAt val="${form.from}"/>`
  // Of years some may be left out where there is little room, of bars no name.
  const everyName = isLines ? '' : '<c:tickLblSkip val="1"/>'
  // Where names run downwards the values would stand above them.
  const values = isLines ? '<c:crosses val="autoZero"/>' : '<c:crosses val="max"/>'
  return `<c:catAx><c:axId val="1"/><c:scaling><c:orientation val="${order}"/></c:scaling><c:delete val="0"/><c:axPos val="${across}"/><c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/><c:crossAx val="2"/>${from}${everyName}</c:catAx><c:valAx><c:axId val="2"/><c:scaling><c:orientation val="minMax"/></c:scaling><c:delete val="0"/><c:axPos val="${up}"/><c:majorGridlines><c:spPr><a:ln w="6350"><a:solidFill><a:srgbClr val="D8DDE0"/></a:solidFill></a:ln></c:spPr></c:majorGridlines>${titled(unit, 900, false)}<c:numFmt formatCode="#,##0;(#,##0);0" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/><c:crossAx val="1"/>${values}</c:valAx>`
}

function titled(text: string, size: number, isBold: boolean): string {
  return `<c:title><c:tx><c:rich><a:bodyPr/><a:p><a:pPr><a:defRPr sz="${size}" b="${isBold ? 1 : 0}"/></a:pPr><a:r><a:rPr lang="en-GB" sz="${size}" b="${isBold ? 1 : 0}"/><a:t>${escaped(text)}</a:t></a:r></a:p></c:rich></c:tx><c:overlay val="0"/></c:title>`
}

/** Texts or numbers that stand in the chart itself; what has no value is left out, which leaves a gap. */
function literal(kind: 'str' | 'num', points: readonly (string | undefined)[]): string {
  const each = points.flatMap((point, at) =>
    point === undefined ? [] : [`<c:pt idx="${at}"><c:v>${escaped(point)}</c:v></c:pt>`],
  )
  const form = kind === 'num' ? '<c:formatCode>General</c:formatCode>' : ''
  return `<c:${kind}Lit>${form}<c:ptCount val="${points.length}"/>${each.join('')}</c:${kind}Lit>`
}

/** A text as it may stand in a part, within a tag too. */
export function escaped(text: string): string {
  return html`${text}`.text
}
