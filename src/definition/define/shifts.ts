import type { Input, Shift } from '../definition.ts'
import type { Reader } from './reader.ts'

/** Shifts of care. */
export function defineShifts(reader: Reader): Shift[] {
  return reader.items('shifts').map((id) => {
    const path = `shifts.${id}`
    const from = reader.reference(`${path}.from`, 'spend line', 'lines')
    const to = reader.reference(`${path}.to`, 'spend line', 'lines')
    if (from !== '' && from === to) reader.refuse('same-line', reader.entry(`${path}.to`)?.span, { path })
    const release = reader.ages(`${path}.release`)
    if (falls(release))
      reader.refuse('release-falls', reader.entry(`${path}.release`)?.span, { path: `${path}.release` })
    return {
      id,
      title: reader.text(`${path}.title`) ?? id,
      from,
      to,
      amount: reader.series(`${path}.amount`, 'money'),
      share: reader.series(`${path}.share`, 'share'),
      release,
      delivery: reader.has(`${path}.delivery`) ? reader.one(`${path}.delivery`, 'share') : undefined,
      // Where care had moved by the base year, the new service is paid for in it too.
      reprovision: reader.series(`${path}.reprovision`, 'rate', reader.stands(`${path}.moved`) ? 'alike' : 'none'),
      delay: reader.plain<number>(`${path}.delay`) ?? 0,
      // Of a shift that releases all its cost at once nothing is still to come, so that this is told as unused.
      moved:
        reader.has(`${path}.release`) || reader.has(`${path}.delivery`) ? reader.ages(`${path}.moved`, 'money') : [],
    }
  })
}

function falls(release: readonly Input[]): boolean {
  return release.some((input, age) => {
    const [before, now] = [release[age - 1]?.values[0], input.values[0]]
    return before !== undefined && now !== undefined && now.lt(before)
  })
}
