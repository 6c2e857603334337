import type { Zippable } from 'fflate'
import { chartPart, escaped } from './chart-part.ts'
import type { WordChart } from './word.ts'

/** Lengths in English Metric Units: as wide as the page has room for within its margins, less a little. */
const width = 9_000_000
/** Of lines and bridges two stand on a page; the bars of a tornado have room for every name beside them, and no more than a page holds. */
const heights = { lines: 2_950_000, step: 155_000, bar: 230_000, most: 5_900_000 }

/** What a title, an axis and a key take of it. */
const around = { bridge: 950_000, bars: 1_300_000 }

function heightOf({ form, categories: { length } }: WordChart): number {
  if (form === 'lines') return heights.lines
  const own = form === 'bridge' ? around.bridge + heights.step * length : around.bars + heights.bar * length
  return Math.min(heights.most, own)
}

/** The name of a chart among what a document refers to. */
const relation = (at: number): string => `rIdChart${at + 1}`

/** The place of a chart in the text, as the run of a paragraph: what it says stands there for whoever does not see it. */
export function chartRun(chart: WordChart, at: number): string {
  const { title, description } = chart
  const id = 9000 + at
  return `<w:r xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" distT="0" distB="0" distL="0" distR="0"><wp:extent cx="${width}" cy="${heightOf(chart)}"/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:docPr id="${id}" name="${escaped(title)}" descr="${escaped(description)}"/><wp:cNvGraphicFramePr/><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart"><c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:id="${relation(at)}"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`
}

/** The parts of a document with those of its charts among them: the package that wrote the rest knows of none. */
export function withCharts(parts: Zippable, charts: readonly WordChart[]): Zippable {
  if (charts.length === 0) return parts
  const named = charts.map((_, at) => `charts/chart${at + 1}.xml`)
  return {
    ...parts,
    ...Object.fromEntries(charts.map((chart, at) => [`word/${named[at]}`, bytesOf(chartPart(chart))])),
    'word/_rels/document.xml.rels': before(
      parts['word/_rels/document.xml.rels'],
      '</Relationships>',
      named.map(
        (name, at) =>
          `<Relationship Id="${relation(at)}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/chart" Target="${name}"/>`,
      ),
    ),
    '[Content_Types].xml': before(
      parts['[Content_Types].xml'],
      '</Types>',
      named.map(
        (name) =>
          `<Override PartName="/word/${name}" ContentType="application/vnd.openxmlformats-officedocument.drawingml.chart+xml"/>`,
      ),
    ),
  }
}

/** A part with more in it, before its end. */
function before(part: Zippable[string] | undefined, end: string, more: readonly string[]): Uint8Array {
  const text = new TextDecoder().decode(part as Uint8Array)
  if (!text.includes(end)) throw new Error(`A document has no ${end}`)
  return bytesOf(text.replace(end, () => more.join('') + end))
}

function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}
