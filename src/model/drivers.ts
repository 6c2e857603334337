import type { Definition } from '../definition/definition.ts'
import { input } from '../formula/build.ts'
import { inFormulas, ofItem, type Row, rate } from './row.ts'

/**
 * METHODS.md, section 3: shared drivers as rows, the rate of each year. Outputs do not list what is only stated; formulas may
 * name it. Members of a place have one only where they state the same.
 */
export function driverRows({ drivers }: Definition): Row[] {
  return drivers.flatMap(({ id, rate: stated }) => [
    ...ofItem('drivers', { id, title: id }, [
      { ...inFormulas(rate(`drivers.${id}`, `${id} driver`, input(stated))), combine: { how: 'same' } },
    ]),
  ])
}
