import { expect, it } from 'vitest'
import { runCli } from '../support/run-cli.ts'

/** £m; 103 spells cost 51.5 million, so that one costs £500,000; 100,000 people, so that spend a head is £515. */
const definition = (unit: string, scale: number): string => `
title: Scale
unit: ${unit}
years: { base: 2017/18, count: 1 }
population: { base: 100000, growth: 0% }
funding: { allocation: { base: ${60 * scale}, growth: 0% } }
lines:
  acute: { setting: hospital, base: ${51.5 * scale}, growth: 0%, activity: { base: 103, unit: spells, growth: 0% } }
measures:
  a-head: { formula: spend.total / population.total, unit: pounds }
  money: { formula: measures.a-head * population.total, unit: money }
`

const units = [
  { unit: '£', scale: 1e6, spend: '51,500,000' },
  { unit: '£k', scale: 1e3, spend: '51,500' },
  { unit: '£m', scale: 1, spend: '51.5' },
  { unit: '£bn', scale: 1e-3, spend: '0.0515' },
] as const

const factor = { '£': '', '£k': '1,000', '£m': '1,000,000', '£bn': '1,000,000,000' } as const

const cases = units.flatMap(({ unit: own, scale }) =>
  units.map((shown) => ({ own, scale, shown: shown.unit, spend: shown.spend })),
)

it.each(cases)(
  'the arithmetic of pounds for each holds: $own shown in $shown',
  async ({ own, scale, shown, spend }) => {
    const explain = async (row: string): Promise<string> => {
      const { out } = await runCli(['explain', 'a.yaml', row, '2018/19', '--unit', shown], {
        files: { 'a.yaml': definition(own, scale) },
      })
      return out.replaceAll(/\s+/g, ' ')
    }
    const times = factor[shown] === '' ? '' : ` × ${factor[shown]}`
    const by = factor[shown] === '' ? '' : ` ÷ ${factor[shown]}`

    // 51.5 million / 103 = 500,000; 51.5 million / 100,000 = 515, and back.
    expect(await explain('lines.acute.unit-cost')).toContain(`= ${spend}${times} ÷ 103 = 500,000 `)
    expect(await explain('measures.a-head')).toContain(`= ${spend} ÷ 100,000${times} = 515 `)
    expect(await explain('measures.money')).toContain(`= 515 × 100,000${by} = ${spend} `)
  },
)
