import { runInNewContext } from 'node:vm'
import { build } from 'esbuild'
import { expect, it } from 'vitest'
import { Decimal } from '../../../src/base/decimal.ts'
import { svgOf } from '../../../src/render/svg/draw.ts'

const program = `import { Decimal } from './src/base/decimal.ts'
import { svgOf } from './src/render/svg/draw.ts'
const values = (numbers) => numbers.map((number) => new Decimal(number))
globalThis.drawn = svgOf({ is: 'lines', of: { title: 'Left', unit: '£ million, cash', money: '£m', decimals: 1, years: [2017, 2018],
  series: [{ label: 'Left', rows: [], values: values(['122.4', '76']) }] } }, { width: 800, id: 'c' }).text`

it('draws the same where there is nothing of Node: no module of it, no process, no document', async () => {
  const { outputFiles } = await build({
    stdin: { contents: program, resolveDir: process.cwd(), loader: 'ts' },
    bundle: true,
    platform: 'browser',
    format: 'iife',
    write: false,
    logLevel: 'silent',
  })
  const world: { drawn?: string } = {}
  runInNewContext(outputFiles[0]?.text ?? '', world)

  const series = [{ label: 'Left', rows: [], values: ['122.4', '76'].map((number) => new Decimal(number)) }]
  const of = { title: 'Left', unit: '£ million, cash', money: '£m', decimals: 1, years: [2017, 2018], series } as const
  expect(world.drawn).toBe(svgOf({ is: 'lines', of }, { width: 800, id: 'c' }).text)
})
