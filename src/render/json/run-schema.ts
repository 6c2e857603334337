import { machineUnit, moneyUnits } from '../../base/money-unit.ts'

const text = { type: 'string' }
const year = { type: 'string', pattern: '^\\d{4}/\\d{2}$', examples: ['2018/19'] }
const decimal = { type: 'string', pattern: '^-?\\d+(?:\\.\\d+)?$', examples: ['151.86255086588577701537'] }
const orNull = (schema: object): object => ({ anyOf: [schema, { type: 'null' }] })
const strict = (properties: object, optional: readonly string[] = []): object => ({
  type: 'object',
  properties,
  required: Object.keys(properties).filter((name) => !optional.includes(name)),
  additionalProperties: false,
})

/** The JSON Schema (draft 7) of what a result records so that it can be made again. */
const provenanceSchema: object = {
  description: 'What scenario verify makes the result again from.',
  ...strict(
    {
      program: { const: 'scenario' },
      version: text,
      command: { description: 'What to type after the name of the program.', type: 'array', items: text },
      scenario: { description: 'Which of the scenarios of the command it is of.', type: 'string' },
      timestamp: { description: 'The time it is stamped with, in universal time.', type: 'string' },
      inputs: { type: 'object', additionalProperties: { type: 'string', pattern: '^[0-9a-f]{64}$' } },
      values: {
        description: 'By scenario and path: every figure stated, as it is written.',
        type: 'object',
        additionalProperties: { type: 'object', additionalProperties: text },
      },
    },
    ['scenario', 'timestamp'],
  ),
}

/** The JSON Schema (draft 7) of what `scenario run --json` prints. */
export const runSchema: object = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  title: 'Results of scenario run --json',
  ...strict({
    schemaVersion: { const: 1 },
    program: { const: 'scenario' },
    version: text,
    scenarios: { type: 'array', items: { $ref: '#/definitions/scenario' } },
    provenance: { $ref: '#/definitions/provenance' },
  }),
  definitions: {
    provenance: provenanceSchema,
    scenario: strict(
      {
        scenario: { description: 'The shortest name that tells the files of one command apart.', type: 'string' },
        title: text,
        organisation: text,
        unit: { description: 'The unit that money is shown in.', enum: [...moneyUnits, '£ per head'] },
        years: { description: 'The years shown, the base year first.', type: 'array', items: year },
        inputs: {
          description: 'SHA-256 of every file the scenario rests on, by path.',
          type: 'object',
          additionalProperties: { type: 'string', pattern: '^[0-9a-f]{64}$' },
        },
        set: { description: 'What --set changed.', type: 'array', items: { type: 'string' } },
        facts: { description: 'The sentences of the first screen.', type: 'array', items: { type: 'string' } },
        checks: { type: 'array', items: { $ref: '#/definitions/check' } },
        rows: { type: 'array', items: { $ref: '#/definitions/row' } },
      },
      ['organisation'],
    ),
    check: strict({
      id: { description: 'Such as rules.surplus or checks.affordable.', type: 'string' },
      title: text,
      outcome: { enum: ['pass', 'fail', 'not-tested'] },
      severity: { enum: ['error', 'warn'] },
      year: { description: 'The year measured: the first that fails, or the one nearest to failing.', ...orNull(year) },
      measured: { description: 'Money is in cash and in the unit of the definition.', ...orNull(decimal) },
    }),
    row: strict(
      {
        row: { description: 'The path of the row, such as lines.acute.spend.', type: 'string' },
        label: text,
        unit: {
          description:
            'GBP m and its like, GBP per head, GBP per unit of activity, rate, share, people, index, or the words of an activity or a measure.',
          examples: [...moneyUnits.map(machineUnit), 'GBP per head', 'rate', 'share', 'people', 'index'],
          type: 'string',
        },
        price_base: {
          description: 'Empty for what is not money.',

          anyOf: [{ enum: ['cash', ''] }, { type: 'string', pattern: '^real \\d{4}/\\d{2}$' }],
        },
        member: { description: 'With --by member: whose figures these are.', type: 'string' },
        share: {
          description: 'What the place multiplies them by to add them, 1 for a part; null for what is not added.',
          ...orNull(decimal),
        },
        figures: {
          description:
            "The member's own figures, whole, or its part of the place already, where its lines have shares of their own.",
          enum: ['own', 'part'],
        },
        values: {
          description: 'One for each year, exact; rates and shares are fractions. Null where there is no value.',
          type: 'array',
          items: orNull(decimal),
        },
        status: { type: 'array', items: { enum: ['', 'base', 'confirmed', 'assumed', 'not-applicable'] } },
      },
      ['member', 'share', 'figures'],
    ),
  },
}
