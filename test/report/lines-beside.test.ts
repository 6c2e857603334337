import { expect, it } from 'vitest'
import { runCli } from '../support/run-cli.ts'

/** Nine lines, of which those of 1 and 2 are small; all else by the name of the line. */
const plan = (
  title: string,
  small: Readonly<Record<string, number>>,
  titles: Readonly<Record<string, string>> = {},
): string => {
  const line = (id: string, base: number): string =>
    `  ${id}: { title: ${titles[id] ?? id}, setting: other, base: ${base}, growth: 0% }\n`
  const large = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((id) => line(id, 20)).join('')
  const others = Object.entries(small).map(([id, base]) => line(id, base))
  return `title: ${title}
years: { base: 2017/18, count: 1 }
funding: { allocation: { base: 200, growth: 0% } }
lines:
${large}${others.join('')}`
}

const compared = async (first: string, second: string): Promise<string[]> => {
  const { exit, out, err } = await runCli(['compare', 'first.yaml', 'second.yaml', '--width', '120', '-q'], {
    files: { 'first.yaml': first, 'second.yaml': second },
  })
  expect(exit, err).toBe(0)
  return out.split('\n').map((row) => row.replace(/ +/g, ' ').trim())
}

it('small lines share a row only where it holds the same lines in both; those of one alone have a row of their own', async () => {
  // h and i are small in both; j and k, l and m are of one alone. Each row has two lines: nothing tells them apart but the lines.
  const rows = await compared(plan('First', { h: 1, i: 2, j: 3, k: 4 }), plan('Second', { h: 2, i: 3, l: 1, m: 1 }))
  expect(rows).toContain('Other (2 lines) 3.0 5.0 2.0 66.7%')
  expect(rows).toContain('Other (2 lines) 7.0')
  expect(rows).toContain('Other (2 lines) 2.0')
  // 140 and 10, 140 and 7.
  expect(rows).toContain('Total spend 150.0 147.0 (3.0) (2.0%)')
})

it('a line is known by its row, and by its title only where neither has the row of the other', async () => {
  const rows = await compared(
    plan('First', { h: 30, x: 40 }, { h: 'Care', x: 'Here' }),
    plan('Second', { h: 31, y: 50, z: 42 }, { h: 'Renamed', y: 'Care', z: 'Here' }),
  )
  expect(rows.find((row) => row.startsWith('Care 30.0'))).toBe('Care 30.0 31.0 1.0 3.3%')
  expect(rows.find((row) => row.startsWith('Here'))).toBe('Here 40.0 42.0 2.0 5.0%')
  // The other line of that title is no line of the first.
  expect(rows).toContain('Care 50.0')
})
