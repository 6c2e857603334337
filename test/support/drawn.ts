import { widthInPixels } from '../../src/render/svg/text-size.ts'
import { type Element, readXml } from './xml.ts'

/** A text of a drawing with the room that it takes. */
export interface DrawnText {
  readonly text: string
  readonly kind: string
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

/** A chart as an element; throws where it is no XML. */
export function readChart(svg: string): Element {
  return readXml(`<?xml version="1.0" encoding="UTF-8"?>\n${svg}`)
}

/** Every element of a chart. */
export function elementsOf(chart: Element): Element[] {
  return [chart, ...chart.children.flatMap(elementsOf)]
}

/** The texts of a chart, where they stand in it. */
export function textsOf(element: Element, left = 0, top = 0): DrawnText[] {
  const [, x = '0', y = '0'] = /^translate\(([\d.-]+) ([\d.-]+)\)$/.exec(element.attributes.transform ?? '') ?? []
  const [originX, originY] = [left + Number(x), top + Number(y)]
  if (element.name !== 'text') return element.children.flatMap((child) => textsOf(child, originX, originY))
  const kind = element.attributes.class ?? ''
  const size = kind.includes('title') ? 18 : kind.includes('name') ? 15 : 14
  const width = widthInPixels(element.text, { size, isBold: kind.includes('bold') || kind.includes('title') })
  const at = originX + Number(element.attributes.x)
  const start = kind.includes('end') ? at - width : kind.includes('middle') ? at - width / 2 : at
  const foot = originY + Number(element.attributes.y)
  return [
    { text: element.text, kind, left: start, right: start + width, top: foot - size * 0.75, bottom: foot + size * 0.2 },
  ]
}

/** Texts of a chart that stand upon each other or beyond its edges. */
export function collisionsOf(chart: Element): string[] {
  const texts = textsOf(chart)
  const [width, height] = [Number(chart.attributes.width), Number(chart.attributes.height)]
  const beyond = texts.filter(
    ({ left, right, top, bottom }) => left < -1 || right > width + 1 || top < -1 || bottom > height + 1,
  )
  const upon = texts.flatMap((one, at) =>
    texts
      .slice(at + 1)
      .filter(
        (other) => one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom,
      )
      .map((other) => `"${one.text}" upon "${other.text}"`),
  )
  return [...beyond.map(({ text }) => `"${text}" beyond the edge`), ...upon]
}

/** Texts of a chart that an upright line goes through. */
export function struckThrough(chart: Element): string[] {
  const texts = textsOf(chart)
  return uprights(chart).flatMap(({ x, from, to }) =>
    texts
      .filter(({ left, right, top, bottom }) => left + 1 < x && x < right - 1 && top < to && from < bottom)
      .map(({ text }) => `"${text}" at ${x}`),
  )
}

interface Upright {
  readonly x: number
  readonly from: number
  readonly to: number
}

function uprights(element: Element, left = 0, top = 0): Upright[] {
  const [, x = '0', y = '0'] = /^translate\(([\d.-]+) ([\d.-]+)\)$/.exec(element.attributes.transform ?? '') ?? []
  const [originX, originY] = [left + Number(x), top + Number(y)]
  const { x1, x2, y1, y2 } = element.attributes
  const inner = element.name === 'pattern' ? [] : element.children.flatMap((child) => uprights(child, originX, originY))
  if (element.name !== 'line' || x1 !== x2 || y1 === y2) return inner
  const ends = [Number(y1), Number(y2)]
  return [{ x: originX + Number(x1), from: originY + Math.min(...ends), to: originY + Math.max(...ends) }]
}
