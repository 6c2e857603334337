import type { SheetChart as PackageChart } from 'hucre/xlsx'
import type { SheetChart } from '../../workbook/sheet.ts'
import { chartLines } from './looks.ts'

/** A chart of a sheet as the package takes it: lines over the years, native, so that they follow when a cell does. */
export function packageChart({ title, description, unit, categories, series, over }: SheetChart): PackageChart {
  return {
    type: 'line',
    title,
    frameTitle: title,
    altText: description,
    titleFontSize: 12,
    titleBold: true,
    titleOverlay: false,
    legend: 'bottom',
    legendFontSize: 10,
    dispBlanksAs: 'gap',
    showLineMarkers: false,
    roundedCorners: false,
    lang: 'en-GB',
    series: series.map(({ label, values }, at) => {
      const { color, dash } = chartLines[at % chartLines.length] ?? chartLines[0]
      return { name: label, values, categories, color, stroke: { dash, width: 2.25 }, marker: { symbol: 'none' } }
    }),
    axes: {
      // Labels stay below the plot where values fall below zero.
      x: { labelFontSize: 9, tickLblPos: 'low' },
      y: {
        title: unit,
        axisTitleFontSize: 10,
        labelFontSize: 9,
        gridlines: { major: true },
        numberFormat: { formatCode: '#,##0;(#,##0);0', sourceLinked: false },
      },
    },
    anchor: {
      from: { row: over.row - 1, col: over.column - 1 },
      to: { row: over.lastRow, col: over.lastColumn },
    },
  }
}
