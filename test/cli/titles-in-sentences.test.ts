import { describe, expect, it } from 'vitest'
import { runCli } from '../support/run-cli.ts'

const files = {
  'mind.yaml': `title: Mind
unit: £m
years: { base: 2017/18, count: 2 }
population: { base: 1000, growth: 1% }
funding: { allocation: { base: 30, growth: 0% } }
lines:
  camhs: { title: Mind in Camden, setting: other, base: 10, growth: { value: 2%, range: { low: 1%, high: 3% } } }
  acute: { title: Acute, setting: hospital, base: 20, growth: { value: 3%, range: { low: 0%, high: 6% } } }
measures:
  camden: { title: Camden ratio, formula: lines.camhs.spend / funding.total, unit: share }
checks:
  camden: { that: 'measures.camden <= 1' }
`,
}

const told = async (...words: readonly string[]): Promise<string> => {
  const { exit, out, err } = await runCli([...words, '--width', '150'], { files })
  expect(exit, err).toBeLessThan(2)
  return out.replace(/\s+/g, ' ')
}

describe('a title of the author keeps its capital in every sentence: it may be a name', () => {
  it.each([
    [['solve', '--vary', 'lines.camhs.growth', '--until', 'lines.camhs.spend <= 10'], 'Mind in Camden, growth must be'],
    [['solve', '--vary', 'lines.camhs.growth', '--until', 'lines.camhs.spend <= 10'], 'Wanted: Mind in Camden, spend'],
    [
      ['sweep', '--vary', 'lines.camhs.growth=1%..3%:1%', '--row', 'lines.camhs.spend'],
      'Down stand Mind in Camden, growth',
    ],
    [['sweep', '--vary', 'lines.camhs.growth=1%..3%:1%', '--row', 'lines.camhs.spend'], 'As stated, Mind in Camden'],
    [['sensitivity', '--row', 'lines.camhs.spend'], 'It moves most with Mind in Camden, '],
    [['sensitivity', '--row', 'measures.camden'], 'As stated, Camden ratio is'],
  ])('%j', async ([verb = '', ...words], sentence) => {
    expect(await told(verb, 'mind.yaml', ...words)).toContain(sentence)
  })

  it('what the program calls something is lowered still', async () => {
    expect(await told('sensitivity', 'mind.yaml', '--row', 'headroom')).toContain('As stated, headroom is')
    expect(
      await told('solve', 'mind.yaml', '--vary', 'population.growth', '--until', 'population.total <= 1010'),
    ).toContain('For that, population growth must be')
  })
})
