import { expect, it } from 'vitest'
import { runCli } from '../support/run-cli.ts'

const explained = async (...words: readonly string[]): Promise<string> =>
  (await runCli(['explain', 'scenarios/mcp-segments.yaml', 'contracts.mcp.people.frail', ...words])).out.replace(
    /\s+/g,
    ' ',
  )

// People are counted in 2019/20, 2022/23 and 2025/26, and stay what they were between: never the one added to the other.
it('what is one thing in some years and another in others is told as that, and no sum', async () => {
  const out = await explained('2023/24')
  expect(out).toContain(
    "last recount = last year's frail people with complex needs as projected at the last recount in 2022/23 = Population, frail people with complex needs 2022/23 to 2023/24 10,433.4666687",
  )
  expect(out).not.toContain(' + ')
})

it('the year asked for is told by its own', async () => {
  expect(await explained('2022/23')).toContain('last recount = Population, frail people with complex needs')
})

it.each(['plain', 'markdown', 'html'])('the same in %s', async (format) => {
  const out = await explained('2023/24', ...(format === 'plain' ? ['--plain'] : ['--format', format]))
  expect(out).toMatch(/[iI]n 2022\/23 (=|it is) Population, frail people with complex needs/)
})

it('for machines the years stay in their order', async () => {
  const { out } = await runCli([
    'explain',
    'scenarios/mcp-segments.yaml',
    'contracts.mcp.people.frail',
    '2029/30',
    '--depth',
    'all',
    '--json',
  ])
  const steps: { row?: string; years?: { year: string }[] }[] = JSON.parse(out).steps
  for (const { years = [] } of steps)
    expect(years.map(({ year }) => year)).toEqual(years.map(({ year }) => year).sort())
})
