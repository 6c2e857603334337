import { assertNever } from '../../base/assert-never.ts'
import { keyOfRangePart } from '../values/range-kind.ts'
import { keyOfDistance, keyOfYear, takesName } from '../values/rate-kind.ts'
import { appendixKeys } from './appendix.ts'
import { type GroupKey, type Key, mustNameYears, type ValueKey } from './key-types.ts'
import { definitionKeys, provenanceKeys, rangeKeys } from './keys.ts'
import { pairProperty } from './pair.ts'
import { idProperty, type JsonSchema, kindName, kindSchema, namedYearsSchema, yearsSchema } from './schema-kinds.ts'

/**
 * The JSON Schema (draft 7) of a definition file, made of the key table. It accepts what the reader accepts in one file,
 * so it requires nothing that a file may inherit. What it cannot see is left to the reader: an editor has turned `1e3` and
 * `017` into numbers before it looks, and it knows neither the other files nor the names of the items.
 */
export function definitionSchema(): JsonSchema {
  return schemaOf('Scenario definition', definitionKeys)
}

/** The same of the manifest of an appendix. */
export function appendixSchema(): JsonSchema {
  return schemaOf('Manifest of scenario appendix', appendixKeys)
}

function schemaOf(title: string, keys: GroupKey): JsonSchema {
  const builder = new SchemaBuilder()
  const root = builder.group(keys)
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title,
    ...root,
    definitions: Object.fromEntries([...builder.definitions].sort(([left], [right]) => (left < right ? -1 : 1))),
  }
}

class SchemaBuilder {
  readonly definitions = new Map<string, JsonSchema>()

  group(key: GroupKey): JsonSchema {
    const known = Object.entries(key.keys)
    const names = known.map(([name]) => name)
    const exclusive = (key.exclusive ?? []).flatMap((set) => pairsOf(set.filter((name) => names.includes(name))))
    return {
      description: key.text,
      type: 'object',
      properties: {
        ...(key.provenance === true ? this.provenance() : {}),
        ...Object.fromEntries(known.map(([name, child]) => [name, this.key(child)])),
      },
      additionalProperties: false,
      ...(exclusive.length === 0 ? {} : { allOf: exclusive.map((pair) => ({ not: { required: pair } })) }),
    }
  }

  private key(key: Key): JsonSchema {
    switch (key.is) {
      case 'value':
        return this.described(key)
      case 'group':
        return this.group(key)
      case 'either':
        return { description: key.text, anyOf: [this.value(key.value), this.group(key.group)] }
      case 'collection': {
        const patternProperties = { [key.names === 'pairs' ? pairProperty : idProperty]: this.key(key.of) }
        return { description: key.text, type: 'object', patternProperties, additionalProperties: false }
      }
      default:
        return assertNever(key)
    }
  }

  /** Draft 7 reads nothing beside a reference, so that one stands in a list of its own. */
  private described(key: ValueKey): JsonSchema {
    const schema = this.value(key)
    return { description: key.text, ...defaultOf(key), ...('$ref' in schema ? { allOf: [schema] } : schema) }
  }

  /** A value in all its forms, made once for all the keys that take the same. */
  private value(key: ValueKey): JsonSchema {
    const { cover, list, plainOnly } = key
    if (plainOnly === true || isInline(key)) return anyOf(this.forms(key))
    const form =
      cover === 'starts' || cover === 'known'
        ? namedForm[cover]
        : cover !== undefined
          ? 'by-year'
          : list === undefined
            ? 'value'
            : `by-${list}`
    return this.define(`${kindName(key)}-${form}`, () => anyOf(this.forms(key)))
  }

  private forms(key: ValueKey): JsonSchema[] {
    const { cover, list, plainOnly } = key
    const plain = this.plain(key)
    // The name of a shared driver stands for all its years, so that it cannot stand for one of them.
    const part = takesName(key) ? this.plain(keyOfYear(key)) : plain
    const forms: JsonSchema[] = mustNameYears(key) || list === 'points' ? [] : [plain]
    if (list === 'points') {
      const point = { type: 'object', required: ['at', 'growth'], additionalProperties: false }
      forms.push({
        type: 'array',
        minItems: 1,
        items: { ...point, properties: { at: this.plain(keyOfDistance(key)), growth: plain } },
      })
    } else if (list !== undefined) forms.push({ type: 'array', minItems: 1, items: part })
    if (cover !== undefined) {
      const propertyNames =
        cover === 'known' ? this.define('named-years', () => namedYearsSchema) : this.define('years', () => yearsSchema)
      forms.push({ type: 'object', minProperties: 1, propertyNames, additionalProperties: part })
    }
    if (plainOnly === true) return forms
    const properties = { value: anyOf(forms), ...this.provenance(), range: this.range(key) }
    return [...forms, { type: 'object', required: ['value'], properties, additionalProperties: false }]
  }

  private plain(key: ValueKey): JsonSchema {
    return isInline(key) ? kindSchema(key) : this.define(kindName(key), () => kindSchema(key))
  }

  private provenance(): JsonSchema {
    const named = ([name, key]: [string, ValueKey]): [string, JsonSchema] => [
      name,
      this.define(`value-${name}`, () => this.described(key)),
    ]
    return Object.fromEntries(Object.entries(provenanceKeys).map(named))
  }

  /** How uncertain a value is: an interval, a deviation, or bounds, which for two of the shapes need a mode. */
  private range(key: ValueKey): JsonSchema {
    // A value that may be by year may have offsets, which any value that is a level is as well.
    const isByYear = key.cover !== undefined
    const properties = Object.entries(rangeKeys).map(([name, own]) => {
      const part = keyOfRangePart(key, name, isByYear)
      return [name, own === 'same' && part !== undefined ? this.plain(part) : this.described(own as ValueKey)]
    })
    const needsMode = { required: ['shape'], properties: { shape: { enum: ['triangular', 'pert'] } } }
    const make = (): JsonSchema => ({
      description: 'How far the value may be from what is expected.',
      type: 'object',
      properties: Object.fromEntries(properties),
      additionalProperties: false,
      anyOf: [
        { required: ['low', 'high'] },
        { required: ['sd'] },
        { required: ['min', 'max'], anyOf: [{ required: ['mode'] }, { not: needsMode }] },
      ],
    })
    const same = keyOfYear(key)
    return isInline(same) ? make() : this.define(`${kindName(same)}${isByYear ? '-by-year' : ''}-range`, make)
  }

  private define(name: string, make: () => JsonSchema): JsonSchema {
    if (!this.definitions.has(name)) this.definitions.set(name, make())
    return { $ref: `#/definitions/${name}` }
  }
}

/** What the forms of a value are called whose years must be said. */
const namedForm = { starts: 'starting', known: 'known' } as const

/** Kinds that each key makes its own by a list or by limits. */
function isInline({ kind }: ValueKey): boolean {
  return kind === 'choice' || kind === 'whole'
}

function anyOf(forms: readonly JsonSchema[]): JsonSchema {
  const [only] = forms
  return forms.length === 1 && only !== undefined ? only : { anyOf: forms }
}

function defaultOf({ kind, default: text }: ValueKey): JsonSchema {
  if (text === undefined) return {}
  if (kind === 'flag') return { default: text === 'true' }
  return { default: /^\d+$/.test(text) ? Number(text) : text }
}

function pairsOf(names: readonly string[]): string[][] {
  return names.flatMap((name, index) => names.slice(index + 1).map((other) => [name, other]))
}
