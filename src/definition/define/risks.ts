import { Decimal } from '../../base/decimal.ts'
import type { Input, Risk } from '../definition.ts'
import type { Reader } from './reader.ts'

/** The risk register, in the order in which the risks are first named. */
export function defineRisks(reader: Reader): Risk[] {
  return reader.items('risks').flatMap((id): Risk[] => {
    const path = `risks.${id}`
    const impact = reader.series(`${path}.impact`, 'money')
    const line = reader.has(`${path}.line`) ? reader.reference(`${path}.line`, 'spend line', 'lines') : undefined
    const probability = reader.one(`${path}.probability`, 'share')
    const risk = {
      id,
      title: reader.text(`${path}.title`) ?? id,
      likelihood: defineScore(reader, `${path}.likelihood`),
      consequence: defineScore(reader, `${path}.consequence`),
      probability,
      line,
      owner: reader.text(`${path}.owner`),
      mitigation: defineMitigation(reader, `${path}.mitigation`),
    }
    return impact === undefined ? [] : [{ ...risk, impact }]
  })
}

/** A score of 1 to 5; undefined where it is left out. */
function defineScore(reader: Reader, path: string): Input | undefined {
  const score = reader.plainIfThere<number>(path)
  return score === undefined
    ? undefined
    : reader.figure(
        path,
        'index',
        reader.everyYear(() => new Decimal(score)),
      )
}

function defineMitigation(reader: Reader, path: string): Risk['mitigation'] {
  const text = reader.text(`${path}.text`)
  const impact = reader.series(`${path}.impact`, 'money')
  const probability = reader.has(`${path}.probability`) ? reader.one(`${path}.probability`, 'share') : undefined
  return text === undefined ? undefined : { text, probability, impact }
}
