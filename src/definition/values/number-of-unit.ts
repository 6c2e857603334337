import { Decimal } from '../../base/decimal.ts'
import { type MoneyUnit, poundsIn } from '../../base/money-unit.ts'
import type { Diagnostic } from '../../diagnostics/catalogue.ts'
import type { SourceFile } from '../../diagnostics/span.ts'
import type { InputUnit } from '../definition.ts'
import type { Kind, ValueKey } from '../keys/key-types.ts'
import { readPlain } from './scalar.ts'

const kinds: Partial<Readonly<Record<InputUnit, Kind>>> = { rate: 'rate', share: 'rate', money: 'money' }

/**
 * Read a number of the command line as a figure of a unit is written in a definition: `3%`, `£5m`, `1200`. Money comes out in the
 * unit of the definition. What cannot be read is the problem with it, as it would be told of a definition.
 */
export function numberOfUnit(
  text: string,
  option: string,
  unit: InputUnit,
  moneyUnit: MoneyUnit,
): Decimal | Diagnostic {
  const file: SourceFile = { path: option, text }
  const key: ValueKey = { is: 'value', kind: kinds[unit] ?? 'number', text: '' }
  const problems: Diagnostic[] = []
  const node = { is: 'scalar', text, span: { file, start: 0, end: text.length } } as const
  const plain = readPlain(key, option, node, 'yaml', (problem) => problems.push(problem))
  const [problem] = problems
  if (problem !== undefined) return problem
  if (!(plain.value instanceof Decimal)) throw new Error(`"${text}" was read as no number`)
  return plain.unit === undefined ? plain.value : plain.value.times(poundsIn(plain.unit)).div(poundsIn(moneyUnit))
}
