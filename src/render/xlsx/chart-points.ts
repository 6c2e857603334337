import type { SheetChart, Workbook } from '../../workbook/sheet.ts'

/**
 * What is put into the charts of a workbook, as text of their parts: the values that their cells have, for a viewer that draws what stands in the
 * chart and reads no cell. The package writes only where they are.
 */
export function chartPoints({ sheets }: Workbook): (text: string) => string {
  const points = new Map(sheets.flatMap(({ charts = [] }) => charts).flatMap(pointsOf))
  return (text) =>
    text.replaceAll(/<c:f>([^<]*)<\/c:f>/g, (whole, range: string) => whole + (points.get(plain(range)) ?? ''))
}

/** What stands after a range of cells in a chart, by the range. */
function pointsOf({ categories, years, series }: SheetChart): (readonly [string, string])[] {
  return [
    [categories, `<c:strCache>${listed(years)}</c:strCache>`],
    ...series.map(({ values, points }): readonly [string, string] => [
      values,
      `<c:numCache><c:formatCode>General</c:formatCode>${listed(points)}</c:numCache>`,
    ]),
  ]
}

function listed(points: readonly (string | number)[]): string {
  const each = points.map((point, at) => `<c:pt idx="${at}"><c:v>${escaped(String(point))}</c:v></c:pt>`)
  return `<c:ptCount val="${points.length}"/>${each.join('')}`
}

const signs: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** A text of a part as it was before it was written there. */
function plain(text: string): string {
  return text.replaceAll(/&(amp|lt|gt|quot|apos);/g, (_, name: string) => signs[name] ?? '')
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
