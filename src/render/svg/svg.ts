import { chartNames, chartsIn, type NamedChart, namedLines } from '../../report/chart-data.ts'
import type { Chapter } from '../../report/document.ts'
import { provenanceOf } from '../../report/provenance.ts'
import { html, type Markup } from '../html/markup.ts'
import type { Page } from '../page.ts'
import { provenanceComment } from '../provenance-comment.ts'
import { inParts, type Renderer } from '../renderer.ts'
import { pictureOf } from './draw.ts'
import { figuresCsv } from './figures-csv.ts'
import { textLines } from './frame.ts'
import { chartStyle } from './style.ts'
import { inOneLine, lineHeight, linesOf, typeSizes } from './text-size.ts'

/** Pixels round the charts of a file, and from side to side of all of it where nothing else is asked for. */
const margin = 16
const usualWidth = 832

/** The charts of one name of a document, one below the other, with their figures as CSV and what they were made from. */
export const render: Renderer = inParts({
  part: (chapter, { asked }) => ({
    title: chapter.definition ?? chapter.title,
    caption: captionOf(chapter),
    charts: chartsIn(chapter),
    inputs: chapter.inputs,
    values: asked === undefined ? {} : chapter.values,
  }),
  join: (parts, { summary }, made, page) => {
    const chosen = chosenOf(summary === undefined ? [] : namedLines(summary.charts), parts, page)
    const recorded = provenanceOf(made, [...(summary === undefined ? [] : [summary]), ...parts])
    const width = (page.pictureWidth ?? usualWidth) - 2 * margin
    const file = html`${declaration}${fileOf(chosen, parts[0]?.title ?? '', captions(parts), width)}`
    return [file.text, ...(recorded === undefined ? [] : [provenanceComment(recorded)])]
  },
})

const declaration = html`<?xml version="1.0" encoding="UTF-8"?>
`

/** A chart of all scenarios together stands for those of each; where none is asked for by name, the first there is. */
function chosenOf(
  together: readonly NamedChart[],
  parts: readonly { readonly title: string; readonly charts: readonly NamedChart[] }[],
  { chart }: Page,
): readonly NamedChart[] {
  const all = parts.flatMap(({ title, charts }) => charts.map((one) => (parts.length > 1 ? titled(one, title) : one)))
  const name = chart ?? chartNames.find((one) => [...together, ...all].some((drawn) => drawn.name === one))
  const own = together.filter((one) => one.name === name)
  return own.length > 0 ? own : all.filter((one) => one.name === name)
}

/** A chart of one of several scenarios, which its title names. */
function titled({ name, data }: NamedChart, scenario: string): NamedChart {
  const title = `${scenario}: ${data.of.title}`
  return { name, data: { ...data, of: { ...data.of, title } } as NamedChart['data'] }
}

/** Whose figures are drawn, of which scenario and from which file, so that a picture that is taken out of its report still says so. */
function captionOf({ organisation, definition, title, path }: Chapter): string {
  const own = definition ?? title
  const whose = organisation === undefined || own.startsWith(organisation) ? [own] : [organisation, own]
  return inOneLine([...whose, path].filter((part) => part !== '').join('; '))
}

/** So many scenarios are named below a drawing. */
const mostNamed = 4

function captions(parts: readonly { readonly caption: string }[]): string[] {
  const rest = parts.length - mostNamed
  const named = (rest > 1 ? parts.slice(0, mostNamed) : parts).map(({ caption }) => caption)
  return rest > 1 ? [...named, `and ${rest} others`] : named
}

function fileOf(charts: readonly NamedChart[], title: string, captioned: readonly string[], width: number): Markup {
  const drawn = charts.map(({ data }, at) =>
    pictureOf(data, {
      width,
      id: `chart-${at + 1}`,
      figuresStand: 'The figures stand in this file as CSV.',
    }),
  )
  let top = margin
  const placed = drawn.map(({ markup, height }) => {
    const own = html`<g transform="translate(${margin} ${top})">
${markup}</g>
`
    top += height + 2 * margin
    return own
  })
  const empty = drawn.length > 0 ? undefined : textLines(['There is no chart in this answer.'], margin, top, 20, 'name')
  const small = { size: typeSizes.small }
  const lines = captioned.flatMap((caption) => linesOf(caption, width, small, 2))
  const captionTop = drawn.length > 0 ? top - margin : top + 40
  const caption = textLines(lines, margin, captionTop, lineHeight(small), 'second')
  const [wide, high] = [width + 2 * margin, captionTop + lines.length * lineHeight(small) + margin]
  const figures = charts.map(
    ({ data }) => html`${data.of.title}
${figuresCsv(data)}
`,
  )
  return html`<svg xmlns="http://www.w3.org/2000/svg" class="chart" xml:lang="en-GB" width="${wide}" height="${high}" viewBox="0 0 ${wide} ${high}">
<title>${charts.length === 1 ? (charts[0]?.data.of.title ?? title) : title}</title>
<metadata>
${figures}</metadata>
<style>
${chartStyle}</style>
<rect width="${wide}" height="${high}" class="ground"/>
${placed}${empty}${caption}</svg>
`
}
