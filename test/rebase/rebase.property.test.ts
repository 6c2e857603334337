import { fc, test } from '@fast-check/vitest'
import { expect } from 'vitest'
import { Loader } from '../../src/definition/layers/load.ts'
import { formatDiagnostic } from '../../src/diagnostics/format.ts'
import { openScenario } from '../../src/open/open.ts'
import { rebase } from '../../src/rebase/rolled-files.ts'
import { anySketch } from '../support/any-definition.ts'
import { memoryFiles } from '../support/memory-files.ts'
import { rolledDifferences } from '../support/rolled.ts'
import { writeSketch } from '../support/write-sketch.ts'

const today = '2026-11-22'

/** A definition, and a year of it after which something is projected. */
const anyRebasing = anySketch.chain((sketch) =>
  fc.record({ sketch: fc.constant(sketch), moved: fc.integer({ min: 0, max: sketch.count - 1 }) }),
)

test.prop([anyRebasing], { numRuns: 60 })(
  'a plan rolled forward to any of its years goes on as it was',
  ({ sketch, moved }) => {
    const files = new Map([['plan.yaml', writeSketch(sketch)]])
    const problems: string[] = []
    const open = (path: string): ReturnType<typeof openScenario> =>
      openScenario(new Loader(memoryFiles(files), {}), { path, name: path, today }, (found) => {
        if (found.severity === 'error') problems.push(formatDiagnostic(found))
      })
    const before = open('plan.yaml')
    // Some of what is drawn is no plan, such as a contract on services that cost nothing.
    fc.pre(before !== undefined)
    if (before === undefined) return
    const to = before.definition.horizon.base + moved
    const rebased = rebase(memoryFiles(files), {}, { path: 'plan.yaml', to, target: 'new.yaml', today }, (found) => {
      if (found.severity === 'error') problems.push(formatDiagnostic(found))
    })
    expect(problems).toEqual([])
    files.set('new.yaml', rebased?.files[0]?.text ?? '')
    const after = open('new.yaml')
    expect(problems).toEqual([])
    if (after === undefined) throw new Error('There is no plan')
    expect(rolledDifferences(before, after, moved)).toEqual([])
  },
)
