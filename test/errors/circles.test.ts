import { expect, it } from 'vitest'
import { nodeFiles } from '../../src/cli/node-files.ts'
import { Loader } from '../../src/definition/layers/load.ts'
import type { Diagnostic } from '../../src/diagnostics/catalogue.ts'
import { formatDiagnostic } from '../../src/diagnostics/format.ts'
import { rowName } from '../../src/formula/node.ts'
import { projectScenario, readScenario } from '../../src/open/open.ts'
import { problemsOf, sound } from '../support/problems-of.ts'
import { projectText } from '../support/project-text.ts'

const capped = (of: string): string => `extends: sound.yaml
contracts:
  mcp:
    starts: 2020/21
    scope: { community: 100% }
    gain: { share: { 2020/21..: 50% }, cap: { share: 50%, of: ${of} } }
`
const northOf = 'title: A place\ncombine:\n  north: { scenario: north.yaml }\n'

it('measures that name one another are a circle at the first of them', async () => {
  const text = `extends: sound.yaml
measures:
  left: { formula: measures.right * 2, unit: share }
  right: { formula: measures.left / 2, unit: share }
`
  expect(await problemsOf(text)).toEqual(['3:20 circular-rows'])
})

it('a measure that names itself in another year is a circle as well, because it is calculated once for all years', async () => {
  const text = 'extends: sound.yaml\nmeasures:\n  debt: { formula: previous(measures.debt) + headroom, unit: money }\n'

  expect(await problemsOf(text)).toEqual(['3:20 circular-rows'])
})

it('what is said of measures is true of every year', () => {
  const read = (): unknown =>
    projectText('extends: sound.yaml\nmeasures:\n  debt: { formula: previous(measures.debt), unit: money }\n', {
      files: { 'sound.yaml': sound },
    })

  expect(read).toThrow(
    'A measure cannot rest on itself, in any year: measures.debt > measures.debt. Name a row here that does not rest on it.',
  )
})

it('a cap that rests on its own contract is a circle at the row it names, in a member of a place too', async () => {
  expect(await problemsOf(capped('spend.total'))).toEqual(['6:63 circular-rows'])
  expect(await problemsOf(northOf, { files: { 'north.yaml': capped('spend.total') } })).toEqual([
    'north.yaml 6:63 circular-rows',
  ])
})

it('a cap that is a share of no row is told at its place, in a member of a place too', async () => {
  // The row is one of the other member, so that the place has it.
  const files = {
    'north.yaml': capped('lines.prescribing.spend'),
    'south.yaml': 'extends: sound.yaml\nlines:\n  prescribing: { setting: prescribing, base: 0, growth: 0 }\n',
    'sound.yaml': sound,
  }
  const text = `${northOf}  south: { scenario: south.yaml }\n`

  expect(await problemsOf(text, { files })).toEqual(['north.yaml 6:63 not-a-money-row'])
})

it('a circle of the model itself, which no definition makes, is told of the file', () => {
  const loader = new Loader(nodeFiles(), {})
  const problems: Diagnostic[] = []
  const tell = (diagnostic: Diagnostic): void => {
    problems.push(diagnostic)
  }
  const read = readScenario(loader, { path: 'test/errors/sound.yaml', name: 'sound', today: '2026-11-22' }, tell)
  if (read === undefined) throw new Error('sound.yaml is not sound')
  const rows = read.model.rows.map((row) =>
    row.path === 'available'
      ? { ...row, formula: { op: 'row' as const, path: rowName('headroom'), lag: 0 as const } }
      : row,
  )

  expect(projectScenario({ ...read, model: { ...read.model, rows } }, tell)).toBeUndefined()
  expect(problems.map((problem) => formatDiagnostic(problem))).toEqual([
    'test/errors/sound.yaml:1:1 - error circular-rows: These rows depend on one another in the same year: available > headroom > available. Name a row here that does not rest on the others.',
  ])
})
