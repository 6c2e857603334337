import { expect, it } from 'vitest'
import { runCli } from '../support/run-cli.ts'

it('tells what a term means', async () => {
  const { exit, out } = await runCli(['terms', 'headroom'])

  expect(exit).toBe(0)
  expect(out).toBe(`Headroom: what is left of the year once everything planned is paid
  Formula  available to spend - total spend
  Unit     an amount of money
  Sign     positive where money is left, in brackets where it is short
  Row      headroom
  Rule     src/METHODS.md, section 7
`)
})

it('reads it aloud', async () => {
  const { out } = await runCli(['terms', 'recurrent', 'headroom', '--plain'])

  expect(out.split('\n')[0]).toBe('Recurrent headroom: what is left every year: no one-offs, contracts at full price.')
  expect(out).toContain('Row: headroom.recurrent.\n')
})

it('lists all where none is named, words that are no rows too', async () => {
  const { out } = await runCli(['terms'])

  expect(out).toContain('Headroom                          headroom\n')
  expect(out).toContain('\nShadow\n')
  for (const line of out.split('\n')) expect(line.length).toBeLessThanOrEqual(80)
})

it('writes data and Markdown', async () => {
  const { exit, written } = await runCli(['terms', 'shadow', '-o', 'a.json', '-o', 'a.md'])

  expect(exit).toBe(0)
  expect(JSON.parse(written.get('a.json') ?? '')).toMatchObject({ terms: [{ name: 'Shadow', rows: [], unit: null }] })
  expect(written.get('a.md')).toContain(
    '## Shadow\n\nA year in which a contract is calculated and shown, and not paid.\n',
  )
})

it('says what may have been meant', async () => {
  const { exit, err } = await runCli(['terms', 'envelop'])

  expect({ exit, err }).toEqual({
    exit: 2,
    err: 'scenario: No term or row is called "envelop". Did you mean envelope? All: scenario terms\n',
  })
})

it('says of a key of a definition where it is told of', async () => {
  const { exit, err } = await runCli(['terms', 'savings.beds.delivery'])

  expect({ exit, err }).toEqual({
    exit: 2,
    err: 'scenario: "savings.beds.delivery" is a key of a definition, and no term or row. scenario schema --keys savings.beds.delivery\n',
  })
})
