import { expect, it } from 'vitest'
import { countSteps, grownTooMuch } from '../support/count-steps.ts'
import { runCli } from '../support/run-cli.ts'

/** Numbered rows to about so many bytes. */
const rows = (size: number, row: (index: number) => string): string => {
  const all: string[] = []
  for (let length = 0, index = 0; length < size; index++) {
    const one = `${row(index)}\n`
    all.push(one)
    length += one.length
  }
  return all.join('')
}
const header = 'Service,2017/18 budget £\n'
/** A number of many digits that no other row adds up to. */
const odd = (index: number): string => `${(index * 7919 + 104_729) % 999_983}.${(index * 31) % 89}`

type Shape = (size: number) => { readonly budget: string; readonly mapping?: string }

const shapes: Readonly<Record<string, Shape>> = {
  'budget lines': (size) => ({ budget: header + rows(size, (index) => `Line ${index},${odd(index)}`) }),
  'lines of one name': (size) => ({ budget: header + rows(size, (index) => `Line,${odd(index)}`) }),
  'names that come to one id': (size) => ({
    budget:
      header +
      rows(size, (index) => `Line ${'!'.repeat(index % 40)}${index % 7}${'?'.repeat(index % 30)},${odd(index)}`),
  }),
  'rows that stand twice': (size) => ({ budget: header + rows(size, () => 'Line,5.25') }),
  'totals of each row': (size) => ({ budget: header + rows(size, (index) => `Line ${index},5\nTotal,5`) }),
  'totals that are none': (size) => ({ budget: header + rows(size, (index) => `Total ${index},${odd(index)}`) }),
  'rows that are sums of their neighbours': (size) => ({
    budget: header + rows(size, (index) => `A${index},1234567.01\nB${index},7654321.02\nC${index},8888888.03`),
  }),
  noughts: (size) => ({ budget: header + rows(size, (index) => `Line ${index},0`) }),
  headings: (size) => ({
    budget: header + rows(size, (index) => (index % 2 === 0 ? `Heading ${index},` : `Line ${index},${odd(index)}`)),
  }),
  'titles above the table': (size) => ({
    budget: rows(size, (index) => `2017/18 £000 (${index})`) + header + 'Line,5\n',
  }),
  columns: (size) => ({
    budget: `Service,${rows(size, (index) => `Budget ${index},`).replaceAll('\n', '')}\nLine,${'5,'.repeat(10)}\n`,
  }),
  'cells that are no amounts': (size) => ({
    budget: header + rows(size, (index) => `Line ${index},x${index}`) + 'Line,5\n',
  }),
  'amounts to be read by their signs': (size) => ({
    budget: header + rows(size, (index) => `Line ${index},"£(${odd(index)})"\nMore ${index},9${odd(index)}-`),
  }),
  'a long name': (size) => ({ budget: `${header}${'total '.repeat(size / 6)},5\n` }),
  'a long amount': (size) => ({ budget: `${header}Line,5\nMore,${'1'.repeat(size)}\n` }),
  'a mapping of each line': (size) => ({
    budget: header + rows(size, (index) => `Line ${index},${odd(index)}`),
    mapping: `budget,line,setting\n${rows(size / 2, (index) => `Line ${index},l${index % 9},other`)}`,
  }),
  'a mapping of nothing that is there': (size) => ({
    budget: header + rows(size, (index) => `Line ${index},${odd(index)}`),
    mapping: `budget,line,setting\n${rows(size, (index) => `Lime ${index},l${index % 9},other`)}`,
  }),
}

it.each(Object.entries(shapes))('four times as many %s take no more than four times the steps', async (_, shape) => {
  const begin = (size: number) => async (): Promise<unknown> => {
    const { budget, mapping } = shape(size)
    const files = { 'b.csv': budget, ...(mapping === undefined ? {} : { 'm.csv': mapping }) }
    return await runCli(['init', 'made', '--from', 'b.csv', ...(mapping === undefined ? [] : ['--mapping', 'm.csv'])], {
      files,
    })
  }
  await begin(500)()
  const smaller = await countSteps(begin(8000))
  const larger = await countSteps(begin(32_000))

  expect(larger.size).toBeGreaterThan(50)
  expect(grownTooMuch(smaller, larger)).toEqual([])
})
