import type { AuthorCheck, AuthorMeasure } from '../definition.ts'
import type { Reader } from './reader.ts'

/** The author's checks, their formulas still text. */
export function defineChecks(reader: Reader): AuthorCheck[] {
  return reader.items('checks').flatMap((id): AuthorCheck[] => {
    const path = `checks.${id}`
    const that = reader.plain<string>(`${path}.that`)
    const thatSpan = reader.entry(`${path}.that`)?.span
    if (that === undefined || thatSpan === undefined) return []
    return [
      {
        id,
        title: reader.text(`${path}.title`),
        that,
        thatSpan,
        scope: reader.choice(`${path}.in`),
        scopeSpan: reader.entry(`${path}.in`)?.span ?? thatSpan,
        severity: reader.choice(`${path}.severity`),
        message: reader.text(`${path}.message`),
        notTestable: reader.text(`${path}.not-testable`),
      },
    ]
  })
}

/** The author's measures, their formulas still text. */
export function defineMeasures(reader: Reader): AuthorMeasure[] {
  return reader.items('measures').flatMap((id): AuthorMeasure[] => {
    const path = `measures.${id}`
    const title = reader.text(`${path}.title`) ?? id
    const formula = reader.plain<string>(`${path}.formula`)
    const formulaSpan = reader.entry(`${path}.formula`)?.span
    const unit = reader.text(`${path}.unit`)
    const unitSpan = reader.entry(`${path}.unit`)?.span
    if (formula === undefined || formulaSpan === undefined || unit === undefined || unitSpan === undefined) return []
    return [{ id, title, formula, formulaSpan, unit, unitSpan }]
  })
}
