import { expect, it } from 'vitest'
import { runCli } from '../support/run-cli.ts'

const numbers = Array.from({ length: 60 }, (_, index) => index)
const items = (part: (index: number) => string): string => numbers.map((index) => `\n  ${part(index)}`).join('')
const whole = (parts: Readonly<Record<string, string>>): string =>
  Object.entries({
    title: 'Many',
    years: '{ base: 2017/18, count: 2 }',
    funding: '{ allocation: { base: 100, growth: 0% } }',
    lines: '{ acute: { setting: hospital, base: 60, growth: 0% } }',
    ...parts,
  })
    .map(([key, value]) => `${key}: ${value}\n`)
    .join('')

async function screen(parts: Readonly<Record<string, string>>): Promise<string> {
  const { out, err, exit } = await runCli(['run', 'many.yaml', '--full'], { files: { 'many.yaml': whole(parts) } })
  if (exit > 1) throw new Error(err)
  return out
}

const counted = (text: string, found: RegExp): number => [...text.matchAll(found)].length

it('of sixty contracts fifty are told of, and where the others are', async () => {
  const text = await screen({
    contracts: items((index) => `c${index}: { starts: 2018/19, scope: { acute: 1% } }`),
  })

  expect(counted(text, /^Contract: c\d+$/gm)).toBe(50)
  expect(counted(text, /^Contract: c\d+, services in scope$/gm)).toBe(50)
  expect(counted(text, /^Contract "c\d+"/gm)).toBe(50)
  expect(text.replace(/\s+/g, ' ')).toContain(
    "Told of here: 50 of 60 contracts. All: scenario run many.yaml --rows 'contracts.*'",
  )
})

// Each risk costs 2 x 10% = 0.2 in 2018/19 and 1 x 10% = 0.1 in 2019/20; ten of them 2.0 and 1.0, all sixty 12.0 and 6.0.
it('of sixty risks the highest fifty are told of, and the others together', async () => {
  const text = await screen({
    risks: items(
      (index) =>
        `r${index}: { probability: 10%, likelihood: 2, consequence: ${index < 10 ? 1 : 2}, impact: { 2018/19: 2, 2019/20: 1 } }`,
    ),
  })

  expect(counted(text, /^r\d+ +10% +2\.0 +0\.2 +0\.0 +0\.2 +2018\/19$/gm)).toBe(50)
  expect(counted(text, /^r\d+: scored 2 x 2 = 4\.$/gm)).toBe(50)
  expect(counted(text, /^r\d /gm)).toBe(0)
  expect(text).toMatch(/^Other risks \(10\) +20\.0 +2\.0 +0\.0 +2\.0 +2018\/19$/m)
  expect(text).toMatch(/^All risks +120\.0 +12\.0 +0\.0 +12\.0 +2018\/19$/m)
  expect(text).toMatch(/^All risks, last year +60\.0 +6\.0 +0\.0 +6\.0 +2019\/20$/m)
})

it('of checks fifty of each outcome are told of, and of how many they are', async () => {
  const text = await screen({
    checks: `${items((index) => `p${index}: { that: headroom >= -${index} }`)}${items((index) => `f${index}: { that: headroom >= 1000 + ${index}, severity: warn }`)}`,
  })

  expect(counted(text, /^warn +Does not hold: headroom/gm)).toBe(50)
  expect(counted(text, /50 of 60 such checks are told of here\. All: scenario check many\.yaml/g)).toBe(2)
})

it('lines that come to nothing are folded as small ones are, so that the table stays one', async () => {
  const text = await screen({ lines: items((index) => `l${index}: { setting: hospital, base: 0, growth: 0% }`) })

  expect(counted(text, /^L\d+ +0\.0/gm)).toBe(50)
  expect(text).toMatch(/^Other hospital \(10 lines\) +0\.0/m)
})

it('of benchmarks there are fifty lines and ten columns, and where the others are', async () => {
  const text = await screen({
    lines: items(
      (index) => `l${index}: { setting: hospital, base: 1, growth: 0%, benchmarks: { b${index}: { amount: 1 } } }`,
    ),
    savings: '{ s: { line: l0, benchmark: { to: b0, close: 50%, from: 2018/19, until: 2019/20 } } }',
  })
  const table = text.slice(text.indexOf('Spend above or (below)'))

  expect(counted(table, /^l\d+/gm)).toBe(50)
  expect(table.replace(/\s+/g, ' ')).toContain(
    "Not every line and benchmark has room here. All: scenario run many.yaml --rows 'lines.*.benchmarks.*'",
  )
})

it('data has all of them', async () => {
  const checks = items((index) => `p${index}: { that: headroom >= -${index} }`)
  const { out } = await runCli(['run', 'many.yaml', '--json'], { files: { 'many.yaml': whole({ checks }) } })

  const all: { readonly title: string }[] = JSON.parse(out).scenarios[0].checks
  expect(all.filter(({ title }) => title.startsWith('headroom >= -'))).toHaveLength(60)
})

// Half of 100 less 60 is 20 a member: ten of them have funding of 500, spend of 300 and headroom of 200.
it('of the members of a place fifty are told of, and the others together', async () => {
  const base = whole({})
  const place = `title: P\ncombine:${items((index) => `m${index}: { scenario: base.yaml, share: 50% }`)}\n`
  const transfers = `transfers:${items((index) => `t${index}: { from: m${index}, to: m${index === 0 ? 1 : 0}, amount: 1 }`)}\n`
  const { out } = await runCli(['run', 'x.yaml', '--full'], {
    files: { 'base.yaml': base, 'x.yaml': place + transfers },
  })

  expect(counted(out, /^m\d+ +50\.0% +50\.0/gm)).toBe(50)
  expect(out).toMatch(/^Other members \(10\) +500\.0 +500\.0 +300\.0 +200\.0 *$/m)
  expect(out).toMatch(/^Together +3,000\.0/m)
  expect(out.replace(/\s+/g, ' ')).toContain(
    "Told of here: 50 of 60 transfers. All: scenario run x.yaml --rows 'transfers.*'",
  )
})
