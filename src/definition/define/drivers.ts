import type { SharedDriver } from '../definition.ts'
import type { Reader } from './reader.ts'

/**
 * Shared drivers. One counts as used where a line names it, or a formula: what only stands there moves nothing.
 */
export function defineDrivers(reader: Reader): SharedDriver[] {
  const ids = reader.items('drivers')
  if (ids.length === 0) return []
  const named = namedInFormulas(reader)
  return ids.flatMap((id) => {
    const path = `drivers.${id}`
    const rate = named(id) ? reader.series(path, 'rate') : reader.unmarked(path, 'rate')
    return rate === undefined ? [] : [{ id, rate }]
  })
}

/** Whether a formula, a stated total or an actual figure names a driver, by itself or by a pattern. */
function namedInFormulas(reader: Reader): (id: string) => boolean {
  const texts = [
    ...reader.items('checks').map((id) => `checks.${id}.that`),
    ...reader.items('measures').map((id) => `measures.${id}.formula`),
    ...reader.items('controls').map((id) => `controls.${id}.row`),
    ...reader.items('actuals').map((id) => `actuals.${id}.row`),
  ].flatMap((path) => {
    const content = reader.merged.entries.get(path)?.content
    return content?.form === 'plain' ? [content.plain.text] : []
  })
  const found = new Set(texts.flatMap((text) => Array.from(text.matchAll(/\bdrivers\.([a-z0-9*-]+)/g), ([, id]) => id)))
  const isPattern = [...found].some((id) => id?.includes('*') === true)
  return (id) => isPattern || found.has(id)
}
