import type { Definition } from '../definition/definition.ts'
import { partSetting, wholeSetting } from '../definition/layers/laid-setting.ts'
import { refuseBarePounds } from '../definition/values/bare-pounds.ts'
import type { Entry } from '../definition/values/entry.ts'
import { readPlain } from '../definition/values/scalar.ts'
import { parseSelector } from '../definition/values/years.ts'
import type { Tell } from '../diagnostics/catalogue.ts'
import type { Lever } from './lever.ts'

/** An entry with another text: as `applySettings` would lay it over the definition. */
export function changedEntry(
  entry: Entry,
  { path, years }: Lever,
  text: string,
  unit: Definition['unit'],
  tell: Tell,
): Entry | undefined {
  const file = { path: '--set', text: `${path}=${text}` }
  const keySpan = { file, start: 0, end: path.length }
  const span = { file, start: path.length + 1, end: file.text.length }
  const plain = readPlain(entry.key, entry.path, { is: 'scalar', text, span }, 'yaml', tell)
  if (plain.value === undefined) return undefined
  const whole: Entry = {
    path: entry.path,
    key: entry.key,
    span,
    keySpan,
    content: { form: 'plain', plain },
    provenance: {},
    drops: entry.drops,
  }
  refuseBarePounds(whole, unit, tell)
  const selector = years === undefined ? undefined : parseSelector(years)
  if (years === undefined || selector === undefined) return wholeSetting(whole, unit)
  return partSetting(entry, { selector, text: years, span, plain, unit })
}
