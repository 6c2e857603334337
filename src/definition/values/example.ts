import { listInWords } from '../../base/list-in-words.ts'
import type { Kind, ValueKey } from '../keys/key-types.ts'

const examples: Record<Kind, string> = {
  text: 'some words',
  path: 'westminster.yaml',
  id: 'acute',
  rate: '3%',
  share: '85%',
  driver: '3%',
  'people-rate': 'population',
  limit: '1%',
  stated: '113',
  money: '113',
  pounds: '3',
  people: '100000',
  whole: '10',
  number: '101.8',
  score: 'good',
  year: '2017/18',
  month: 'October',
  flag: 'true',
  date: '2027-03-31',
  choice: 'draft',
  row: 'funding.total',
  formula: '"headroom >= 0"',
  in: 'all',
}

/** How a value of a key is written, for a message that asks for one. */
export function exampleOf({ kind, choices, list, highest }: ValueKey): string {
  if (list === 'points') return '[{ at: 5%, growth: 2.1% }, { at: 10%, growth: 0.02% }]'
  // A number that is no index lies between bounds.
  if (kind === 'number' && highest !== undefined) return '0.5'
  return choices?.[0] ?? examples[kind]
}

/** What a key is for, to go on after a colon: `the amount in the base year, such as 113`. No full stop. */
export function purposeOf(key: { readonly is: string; readonly text: string } | ValueKey): string {
  const purpose = key.text.charAt(0).toLowerCase() + key.text.slice(1).replace(/\.$/, '')
  if (!('kind' in key)) return purpose
  const { choices = [] } = key
  if (choices.length > 1) return `${purpose}: ${listInWords(choices, 'or')}`
  return key.kind === 'text' ? purpose : `${purpose}, such as ${exampleOf(key)}`
}
