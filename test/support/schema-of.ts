import { Ajv, type ValidateFunction } from 'ajv'
import { schemas } from '../../src/render/json/schemas/schemas.ts'

/** What holds a document of a command against its schema. */
export async function schemaOf(command: string): Promise<ValidateFunction> {
  const schema = await schemas[command]?.()
  if (schema === undefined) throw new Error(`There is no schema of ${command}`)
  return new Ajv({ allowUnionTypes: true, strictTypes: false }).compile(schema)
}
