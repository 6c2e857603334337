import { machineUnit, moneyUnits } from '../../../base/money-unit.ts'

// Short names to write the schemas of documents with.

export interface Shape {
  readonly [keyword: string]: unknown
}

export const text: Shape = { type: 'string' }
export const flag: Shape = { type: 'boolean' }
export const whole: Shape = { type: 'integer' }
export const year: Shape = { type: 'string', pattern: '^\\d{4}/\\d{2}$', examples: ['2018/19'] }
export const decimal: Shape = {
  type: 'string',
  pattern: '^-?\\d+(?:\\.\\d+)?$',
  examples: ['151.86255088586577701537'],
}
export const orNull = (shape: Shape): Shape => ({ anyOf: [shape, { type: 'null' }] })
export const list = (items: Shape): Shape => ({ type: 'array', items })
export const said = (description: string, shape: Shape): Shape => ({ description, ...shape })
/** An object under names of its own. */
export const named = (values: Shape, names?: Shape): Shape => ({
  type: 'object',
  ...(names && { propertyNames: names }),
  additionalProperties: values,
})
/** An object with these keys and no others; those that may be left out are `optional`. */
export const exactly = (properties: Readonly<Record<string, Shape>>, optional: readonly string[] = []): Shape => ({
  type: 'object',
  properties,
  required: Object.keys(properties).filter((name) => !optional.includes(name)),
  additionalProperties: false,
})

/** `GBP m` and its like, or the unit of another figure. */
export const unit: Shape = said(
  'GBP m and its like, GBP per head, GBP per unit of activity, rate, share, people, index, or the words of an activity or a measure.',
  {
    type: 'string',
    examples: [...moneyUnits.map(machineUnit), 'GBP per head', 'rate', 'share', 'people', 'index'],
  },
)
export const shownUnit: Shape = said('The unit that money is shown in.', { enum: [...moneyUnits, '£ per head'] })
export const priceBase: Shape = said('Empty for what is not money.', {
  anyOf: [{ enum: ['cash', ''] }, { type: 'string', pattern: '^real \\d{4}/\\d{2}$' }],
})
export const inputs: Shape = said(
  'SHA-256 of every file the scenario rests on, by path.',
  named({ type: 'string', pattern: '^[0-9a-f]{64}$' }),
)
export const set: Shape = said('What --set changed.', list(text))
export const scenario: Shape = said('The shortest name that tells the files of one command apart.', text)
export const row: Shape = said('The path of the row, such as lines.acute.spend.', text)
/** Where something stands, `null` where that is no file. */
export const site = { file: orNull(text), line: orNull(whole), column: orNull(whole) }

/** What a result records so that `scenario verify` can make it again. */
export const provenance: Shape = said(
  'What scenario verify makes the result again from.',
  exactly(
    {
      program: { const: 'scenario' },
      version: text,
      build: said('Which build of that version made it.', text),
      command: said('What to type after the name of the program.', list(text)),
      scenario: said('Which of the scenarios of the command it is of.', text),
      timestamp: said('The time it is stamped with, in universal time.', text),
      inputs,
      values: said('By scenario and path: every figure stated, as it is written.', named(named(text))),
    },
    ['build', 'scenario', 'timestamp'],
  ),
)

/** A whole document: what every one begins with, then these keys. */
export function documentOf(
  title: string,
  properties: Readonly<Record<string, Shape>>,
  optional: readonly string[] = [],
): Shape {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title,
    ...exactly({ schemaVersion: { const: 1 }, program: { const: 'scenario' }, version: text, ...properties }, optional),
  }
}

/** A document of results, which records how it was made. */
export function resultOf(
  title: string,
  properties: Readonly<Record<string, Shape>>,
  optional: readonly string[] = [],
): Shape {
  return documentOf(title, { ...properties, provenance }, optional)
}
