import { fc, test } from '@fast-check/vitest'
import { expect } from 'vitest'
import { recordIn, recordProperties } from '../../../src/render/xlsx/record-properties.ts'

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 400 }),
  fc.constantFrom('_x0041_', '  two  ', ']]>&<"\'', '\u0000\uFFFE', '\uD800'),
)
const values = fc.dictionary(text, fc.dictionary(text, text, { maxKeys: 5 }), { maxKeys: 3 })

test.prop([fc.array(text, { minLength: 1, maxLength: 5 }), values])(
  'law: what is recorded comes back whole from pieces that every spreadsheet keeps',
  (command, stated) => {
    const provenance = { program: 'scenario', version: '1', command, inputs: {}, values: stated } as const
    const properties = recordProperties(provenance)

    expect(JSON.parse(recordIn(new Map(Object.entries(properties))))).toEqual(JSON.parse(JSON.stringify(provenance)))
    for (const piece of Object.values(properties)) expect(piece).toMatch(/^[!-~]{1,255}$/)
    expect(Object.values(properties).join('')).not.toContain('_x')
  },
)
