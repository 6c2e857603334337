import { Ajv, type AnySchema } from 'ajv'
import { expect, it } from 'vitest'
import { listInWords } from '../../src/base/list-in-words.ts'
import { schemas } from '../../src/render/json/schemas/schemas.ts'
import { runCli } from '../support/run-cli.ts'

const schemaOf = async (...argv: readonly string[]): Promise<AnySchema> =>
  JSON.parse((await runCli(['schema', ...argv])).out) as AnySchema

it('prints a schema of definitions that validators read', async () => {
  const schema = await schemaOf()
  const accepts = new Ajv({ allowUnionTypes: true, strictTypes: false }).compile(schema)

  expect(schema).toMatchObject({ $schema: 'http://json-schema.org/draft-07/schema#' })
  expect(accepts({ title: 'A', lines: { acute: { base: 113, growth: '3%' } } })).toBe(true)
  expect(accepts({ title: 'A', lines: { acute: { base: 113, growht: '3%' } } })).toBe(false)
})

it('writes the schema to a file', async () => {
  const { exit, out, written } = await runCli(['schema', '-o', 'schemas/scenario.json'])

  expect({ exit, out }).toEqual({ exit: 0, out: '' })
  expect(JSON.parse(written.get('schemas/scenario.json') ?? '')).toEqual(await schemaOf())
})

it('prints a schema that holds for what scenario run --json prints', async () => {
  const accepts = new Ajv({ allowUnionTypes: true, strictTypes: false }).compile(await schemaOf('--of', 'run'))
  const results = JSON.parse(
    (await runCli(['run', 'scenarios/do-something.yaml', 'scenarios/icb.yaml', '--json'])).out,
  ) as { scenarios: { rows: object[] }[] }

  expect(accepts(results), JSON.stringify(accepts.errors)).toBe(true)
  expect(results.scenarios[0]?.rows.length).toBeGreaterThan(10)
  expect(accepts({ ...results, schemaVersion: 2 })).toBe(false)
  expect(accepts({ ...results, scenarios: [{ ...results.scenarios[0], extra: 1 }] })).toBe(false)
})

it('the schema holds for every view of money', async () => {
  const accepts = new Ajv({ allowUnionTypes: true, strictTypes: false }).compile(await schemaOf('--of', 'run'))

  for (const view of [['--prices', 'real'], ['--per-head'], ['--prices', 'real', '--per-head']]) {
    const results: unknown = JSON.parse((await runCli(['run', 'scenarios/icb.yaml', '--json', ...view])).out)
    expect(accepts(results), JSON.stringify(accepts.errors)).toBe(true)
  }
})

it('has no schema of commands that print no JSON, and names those that do', async () => {
  const { exit, out, err } = await runCli(['schema', '--of', 'fmt'])

  expect(exit).toBe(2)
  expect(out).toBe('')
  expect(err).toBe(`scenario: fmt prints no JSON of its own. There are ${listInWords(Object.keys(schemas))}.\n`)
})

it('says that the file cannot be written', async () => {
  const { exit, err } = await runCli(['schema', '-o', 'a.json'], { unwritable: 'permission is denied' })

  expect({ exit, err }).toEqual({ exit: 4, err: 'scenario: a.json cannot be written: permission is denied.\n' })
})
