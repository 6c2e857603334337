import { expect, it } from 'vitest'
import { rowName } from '../../src/formula/node.ts'
import { valueAt } from '../../src/open/project.ts'
import { projectText } from '../support/project-text.ts'
import { runCli } from '../support/run-cli.ts'

const plan = `title: Risks
years: { base: 2017/18, count: 3 }
funding: { main: { title: Main, base: 110, growth: 0% } }
lines: { acute: { title: Acute, setting: hospital, base: 100, growth: 0% } }
risks:
  winter:
    title: Winter
    probability: 50%
    impact: { 2018/19: 8, 2019/20: 4, 2020/21: 1 }
    likelihood: 4
    consequence: 3
    owner: Chief finance officer
    mitigation: { text: More beds, probability: 75%, impact: { 2018/19: 4 } }
  rates: { title: Rates, probability: 2.5%, impact: { 2018/19: 5, 2019/20: 10 } }
`
const screen = async (text: string, ...args: string[]): Promise<string> =>
  (await runCli(['run', 'plan.yaml', '--full', ...args], { files: { 'plan.yaml': text } })).out.replace(/ +/g, ' ')

it('what a risk costs if it happens, and all of them, are rows', () => {
  const { scenario } = projectText(plan)
  const of = (path: string): (string | undefined)[] =>
    [0, 1, 2, 3].map((index) => valueAt(scenario.projection, rowName(path), index)?.toFixed())

  expect(of('risks.winter.happens')).toEqual(['0', '8', '4', '1'])
  // 8 + 5; 4 + 10; 1 + 0.
  expect(of('risks.all-happen')).toEqual(['0', '13', '14', '1'])
})

it('each risk stands in its worst year with probability, impact, gross, mitigated and net; all of them in theirs', async () => {
  const text = await screen(plan)

  expect(text).toContain('Probability Impact Gross Mitigated Net Year')
  // Winter is expected to cost 4 - 3 = 1 in 2018/19, 50% x 4 = 2 in 2019/20 and 0.5 in 2020/21: the worst is 2019/20.
  expect(text).toContain('Winter 50.0% 4.0 2.0 0.0 2.0 2019/20')
  // 2.5% x 10.
  expect(text).toMatch(/Rates 2\.5% 10\.0 0\.3 0\.0 0\.3 2019\/20/)
  // 2 + 0.25 in 2019/20, of an impact of 14; 0.5 in the last year.
  expect(text).toContain('All risks 14.0 2.3 0.0 2.3 2019/20')
  expect(text).toContain('All risks, last year 1.0 0.5 0.0 0.5 2020/21')
  expect(text).toContain('If all risks happen 14.0 2019/20')
  // 110 - 100 - 0.5.
  expect(text).toContain('Headroom less risks 9.5 2020/21')
  expect(text).toContain('Winter: scored 4 x 3 = 12; Chief finance officer; More beds.')
})

it('where the digits of gross and mitigated do not come to those of net, the reader is told', async () => {
  // 50% x 0.5 - 10% x 1.2 = 0.25 - 0.12 = 0.13: shown 0.3 - 0.1 = 0.1.
  const small = `title: Risks
years: { base: 2017/18, count: 1 }
funding: { main: { base: 100, growth: 0% } }
lines: { acute: { setting: hospital, base: 100, growth: 0% } }
risks: { small: { title: Small, probability: 50%, impact: 0.5, mitigation: { text: Act, probability: 10%, impact: 1.2 } } }
`
  const note = 'Rounded figures may not add up to the totals shown, which are exact.'

  expect(await screen(small)).toContain(note)
  expect(await screen(small, '--decimals', '2')).not.toContain(note)
})

it('a score is a whole number wherever it is shown', async () => {
  const files = { 'plan.yaml': plan }
  const rows = await runCli(['run', 'plan.yaml', '--rows', 'risks.*.score', '--width', '120'], { files })
  const explained = await runCli(['explain', 'plan.yaml', 'risks.winter.score', '2018/19'], { files })

  expect(rows.out).toMatch(/Winter, likelihood x consequence +12 +12 +12 +12/)
  expect(explained.out).toContain('likelihood x consequence, 2018/19: 12 (')
})

it('without funding there is no headroom to take risks off', async () => {
  const text = await screen(plan.replace(/^funding:.*$/m, ''))

  expect(text).toContain('All risks 14.0 2.3 0.0 2.3 2019/20')
  expect(text).not.toContain('Headroom')
})
