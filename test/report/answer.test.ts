import { expect, it } from 'vitest'
import { runCli } from '../support/run-cli.ts'

/** The conclusion of a page, as text. */
async function lead(path: string, files: Readonly<Record<string, string>> = {}): Promise<string> {
  const { written } = await runCli(['run', path, '-o', 'page.html', '-q'], { files })
  const page = written.get('page.html') ?? ''
  const from = page.indexOf('data-part="answer"')
  return page
    .slice(from, page.indexOf('</div>', from))
    .replace(/<[^>]*>/g, '')
    .replace(/\s+/g, ' ')
}

const plan = `title: Open
years: { base: 2017/18, count: 2 }
funding: { allocation: { base: 100, growth: 0% } }
lines:
  acute: { setting: hospital, base: 50, growth: 0% }
  community: { setting: out-of-hospital, base: 40, growth: 0% }
savings: { beds: { line: acute, amount: { 2018/19: 5 }, identified: false } }
`

it('savings that nobody has found are told where the conclusion rests on them, with what is left without them', async () => {
  const text = await lead('plan.yaml', { 'plan.yaml': plan })

  // 100 - 45 is left of which 40 is spent; without the 5 it is 10.
  expect(text).toContain('£55.0m would be left for care out of hospital in 2019/20, £5.0m more than in 2017/18.')
  expect(text).toContain('£15.0m would be to spare in that year, if services cost what is projected.')
  expect(text).toContain(
    '£5.0m of the savings in these figures are not identified: without them recurrent headroom in 2019/20 would be £10.0m.',
  )
  expect(await lead('plan.yaml', { 'plan.yaml': plan.replace(', identified: false', '') })).not.toContain('identified')
})

it('what must be found is told as contracts are paid and at their full price, where these differ', async () => {
  // As the first screen has it: shortfall in 2029/30, by both.
  expect((await runCli(['run', 'scenarios/mcp.yaml'])).out.replace(/\s+/g, ' ')).toContain(
    'Shortfall in 2029/30: £70.2m with contracts as paid, £73.2m at their full price.',
  )
  expect(await lead('scenarios/mcp.yaml')).toContain(
    '£70.2m would have to be found in that year with contracts as paid, £73.2m at their full price, if services cost what is projected.',
  )
})
