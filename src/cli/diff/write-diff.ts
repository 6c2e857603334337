import { once } from '../../base/once.ts'
import { renderWhole } from '../../render/renderer.ts'
import { chartsIn } from '../../report/chart-data.ts'
import type { Chapter, Made } from '../../report/document.ts'
import { refuseUndrawn } from '../chart-option.ts'
import { type Exit, exit, worse } from '../exit.ts'
import type { Host } from '../host.ts'
import { madeOf } from '../made-of.ts'
import type { Output } from '../output.ts'
import { pageOf } from '../page-of.ts'
import { sideFileOf, sideText } from '../side-files.ts'
import { TakenPlaces } from '../taken-places.ts'
import { writeResult } from '../write-result.ts'
import type { DiffOptions } from './diff-options.ts'

/** Write what is said of two versions to every output. */
export async function writeDiff(
  outputs: readonly Output[],
  files: readonly { readonly path: string; readonly reads?: readonly string[] }[],
  chapterFor: (output: Output) => (made: Made) => Chapter,
  options: DiffOptions,
  host: Host,
): Promise<Exit> {
  const draftOf = (output: Output) => {
    const made = madeOf('diff', 'records', output, options, host)
    const chapter = once(() => chapterFor(output)(made))
    return {
      text: async () => {
        const [{ render }, page] = await Promise.all([output.format.load(), pageOf(output, options, host)])
        const document = { made, chapters: [chapter()], summary: undefined, verdict: undefined, problems: [] }
        return renderWhole(render, document, page)
      },
      madeFrom: () => sideText(made, [chapter()]),
    }
  }
  const places = new TakenPlaces(
    outputs,
    files.map(({ path }) => ({ path, name: path })),
    host,
  )
  for (const output of outputs)
    refuseUndrawn(output, options, () => chartsIn(chapterFor(output)(madeOf('diff', 'records', output, options, host))))
  for (const path of files.flatMap(({ reads }) => reads ?? [])) places.reads('definition', path)
  let code: Exit = exit.ok
  for (const output of outputs) {
    const { text, madeFrom } = draftOf(output)
    code = worse(code, writeResult(output.target, await text(), host))
    if (output.hasSideFile === true) code = worse(code, writeResult(sideFileOf(output.target), [madeFrom()], host))
  }
  return code
}
