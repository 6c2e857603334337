import { readFileSync } from 'node:fs'
import { Ajv } from 'ajv'
import { parse } from 'yaml'

/** What is wrong with a file by the part of a schema that is kept beside these tests, its source named there; null where nothing is. */
export function wrongWith(text: string, schema: string): unknown {
  const validate = new Ajv({ strict: false, allErrors: true }).compile(
    JSON.parse(readFileSync(`test/support/${schema}.schema.json`, 'utf8')) as object,
  )
  validate(parse(text))
  return validate.errors
}
