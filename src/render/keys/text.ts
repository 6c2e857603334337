import { methodsFile } from '../../base/methods-file.ts'
import { wrap } from '../../base/text-width.ts'
import type { KeySection } from '../../definition/keys/reference.ts'
import { toAscii } from '../ascii.ts'
import type { Page } from '../page.ts'
import { toPhrase } from './phrases.ts'

/** Keys for a screen: each with what it is, and below that what it takes. */
export function keysText(sections: readonly KeySection[], { width, ascii, paint }: Page): string {
  const lines = sections.flatMap(({ entries, methods }, at) => [
    ...(at === 0 ? [] : ['']),
    ...entries.flatMap((entry) => [
      paint.heading(entry.path),
      ...[entry.text, toPhrase(entry)].flatMap((text) => wrap(text, width - 2)).map((line) => `  ${line}`),
    ]),
    ...(methods === undefined ? [] : wrap(`What becomes of it: ${methodsFile}, "${methods}".`, width)),
  ])
  const text = `${lines.join('\n')}\n`
  return ascii ? toAscii(text) : text
}
