import { Decimal } from '../../base/decimal.ts'
import { type FinancialYear, printYear } from '../../base/financial-year.ts'
import type { Input, Pace, Reserve, Responsibility, ShareOrAmount, Stream, Surplus, Target } from '../definition.ts'
import type { Reader } from './reader.ts'
import type { Refusing } from './refusing.ts'

/** The streams of funding, in the order in which they are first named. */
export function defineStreams(reader: Reader): Stream[] {
  const streams = reader.items('funding').map((id): Stream => {
    const path = `funding.${id}`
    const target = defineTarget(reader, `${path}.target`)
    const base = reader.one(`${path}.base`, 'money')
    return {
      id,
      title: reader.text(`${path}.title`) ?? id,
      base,
      growth: reader.series(`${path}.growth`, 'rate'),
      amounts: reader.series(`${path}.amounts`, 'money'),
      target,
      pace: definePace(reader, path, target),
      adjustments: reader.adjustments(path),
      nonRecurrent: reader.series(`${path}.non-recurrent`, 'money', 'named'),
      ringFence: defineRingFence(reader, path),
    }
  })
  refuseSharedLines(reader, streams)
  return streams
}

/** No rate makes something of nothing, so that it cannot come to its target. */
export function refuseNothingToClose(to: Refusing, base: Input): void {
  if (base.values[0]?.lte(0)) to.refuse('not-positive', base.entry?.span, { path: base.path })
}

function defineTarget(reader: Reader, path: string): Target | undefined {
  const growth = reader.series(`${path}.growth`, 'rate')
  const rebasing = reader.series(`${path}.rebasing`, 'money')
  if (!reader.has(`${path}.base`) || growth === undefined) return undefined
  return { base: reader.one(`${path}.base`, 'money'), growth, rebasing }
}

function definePace(reader: Reader, stream: string, target: Target | undefined): Pace | undefined {
  const path = `${stream}.pace`
  if (!reader.merged.groups.has(path)) {
    if (target !== undefined && !reader.stands(path))
      reader.missing(stream, 'pace', 'how fast it moves towards its target, as in "pace: { close-by: 2028/29 }"')
    return undefined
  }
  const form = paceForm(reader, path)
  if (form === undefined) return undefined
  if (form.is !== 'convergence' && target === undefined && !reader.stands(`${stream}.target`))
    reader.refuse('needs-target', reader.spanOf(path), { path })
  const minimumPerHead = reader.series(`${path}.minimum-per-head`, 'rate')
  if (minimumPerHead !== undefined) reader.needPopulation(minimumPerHead.path)
  return { form, minimum: reader.series(`${path}.minimum`, 'rate'), minimumPerHead }
}

function paceForm(reader: Reader, path: string): Pace['form'] | undefined {
  if (reader.has(`${path}.by-distance`)) {
    const points = reader.points(`${path}.by-distance`)
    for (const [index, { at, span }] of points.entries()) {
      const before = points[index - 1]?.at.values[1]
      if (before !== undefined && at.values[1]?.lte(before))
        reader.refuse('points-order', span, { path: `${path}.by-distance` })
    }
    return points.length === 0 ? undefined : { is: 'by-distance', points }
  }
  const closeBy = reader.plain<FinancialYear>(`${path}.close-by`)
  if (closeBy !== undefined) {
    const { base } = reader.horizon
    if (closeBy <= base)
      reader.refuse('year-order', reader.entry(`${path}.close-by`)?.span, {
        path: `${path}.close-by`,
        year: printYear(closeBy),
        must: `be after ${printYear(base)}, the base year`,
      })
    return { is: 'close-by', yearsLeft: yearsLeftTo(closeBy, `${path}.close-by`, reader) }
  }
  const base = reader.series(`${path}.base-growth`, 'rate')
  const convergence = reader.series(`${path}.convergence`, 'rate')
  const missing = base === undefined ? 'base-growth' : convergence === undefined ? 'convergence' : undefined
  if (missing !== undefined && (base ?? convergence) !== undefined && !reader.stands(`${path}.${missing}`))
    reader.missing(path, missing, `growth is the base growth less the convergence; write "${missing}: 0" for none`)
  if (base === undefined || convergence === undefined) return undefined
  return { is: 'convergence', base, convergence }
}

/** Years left to the closing year by year, the asking year included; one from the closing year on. */
function yearsLeftTo(year: FinancialYear, path: string, reader: Reader): Input {
  const { base } = reader.horizon
  const values = reader.everyYear((index) =>
    index === 0 ? undefined : new Decimal(Math.max(1, year - base - index + 1)),
  )
  return reader.setting(path, values)
}

function defineRingFence(reader: Reader, path: string): Stream['ringFence'] {
  const entry = reader.entry(`${path}.for`)
  if (entry === undefined) {
    if (reader.has(`${path}.underspend`) && !reader.stands(`${path}.for`))
      reader.missing(path, 'for', 'the lines that it is for, as in "for: [mental-health]"')
    return undefined
  }
  const lines = reader.references(`${path}.for`, 'spend line', 'lines')
  return { lines, isLost: reader.choice(`${path}.underspend`) === 'lost' }
}

/** A line in two ring-fences would count its spend against both, and hide what is lost of one of them. */
function refuseSharedLines(reader: Reader, streams: readonly Stream[]): void {
  const first = new Map<string, string>()
  for (const { id, ringFence } of streams) {
    const content = reader.entry(`funding.${id}.for`)?.content
    const named = content?.form === 'list' ? content.items : content?.form === 'plain' ? [content.plain] : []
    const places = new Map(named.map(({ value, node }) => [value, node.span] as const).reverse())
    for (const line of new Set(ringFence?.lines)) {
      const other = first.get(line)
      const span = places.get(line)
      if (other === undefined) first.set(line, id)
      else reader.refuse('ring-fenced-twice', span, { line, streams: [other, id] })
    }
  }
}

/** Changes of responsibility. */
export function defineResponsibilities(reader: Reader): Responsibility[] {
  return reader.items('responsibilities').flatMap((id): Responsibility[] => {
    const path = `responsibilities.${id}`
    const funding = reader.reference(`${path}.funding`, 'stream of funding', 'funding')
    const line = reader.reference(`${path}.line`, 'spend line', 'lines')
    const from = reader.projectedYear(`${path}.from`)
    const amount = reader.one(`${path}.amount`, 'money')
    const stated = reader.has(`${path}.funding-amount`) ? reader.one(`${path}.funding-amount`, 'money') : undefined
    for (const [name, whole] of [
      ['funding', `funding.${funding}`],
      ['line', `lines.${line}`],
    ] as const) {
      const span = reader.entry(`${path}.${name}`)?.span
      if (reader.has(`${whole}.amounts`))
        reader.refuse('responsibility-with-amounts', span, { path, amounts: `${whole}.amounts` })
    }
    if (from === undefined) return []
    const title = reader.text(`${path}.title`) ?? id
    return [{ id, title, funding, line, from: from - reader.horizon.base, amount, fundingAmount: stated ?? amount }]
  })
}

/** Money held back. */
export function defineReserves(reader: Reader): Reserve[] {
  return reader.items('reserves').map((id) => ({
    id,
    title: reader.text(`reserves.${id}.title`) ?? id,
    kind: reader.choice(`reserves.${id}.kind`),
    ...shareOrAmount(reader, `reserves.${id}`),
  }))
}

/** The required surplus and what became of earlier ones. */
export function defineSurplus(reader: Reader): Surplus {
  const stated = reader.merged.groups.has('surplus.required')
  const required = stated ? shareOrAmount(reader, 'surplus.required') : undefined
  const hasForm = ['share', 'amount'].some((name) => reader.stands(`surplus.required.${name}`))
  // Of an empty one it has been told that it says nothing.
  if (stated && !hasForm && reader.items('surplus.required').length > 0) {
    reader.refuse('needs-surplus-form', reader.spanOf('surplus.required'), { path: 'surplus.required' })
  }
  return {
    required,
    basis: reader.choice('surplus.basis'),
    broughtForward: reader.has('surplus.brought-forward') ? reader.one('surplus.brought-forward', 'money') : undefined,
    drawdown: reader.series('surplus.drawdown', 'money', 'named'),
    repayment: reader.series('surplus.repayment', 'money', 'named'),
  }
}

function shareOrAmount(reader: Reader, path: string): ShareOrAmount {
  const share = reader.series(`${path}.share`, 'share', 'held')
  const written = reader.merged.entries.get(`${path}.of`)
  const stated = share === undefined ? undefined : reader.plain<string>(`${path}.of`)
  const of = stated === undefined || stated === 'funding' ? 'funding.total' : stated
  const [section, stream = '', row, ...rest] = of.split('.')
  const isAll = of === 'funding.total' || of === 'funding.recurrent'
  const isOwn = section === 'funding' && reader.hasItem('funding', stream) && rest.length === 0
  const isKnown = isAll || (isOwn && (row === 'total' || row === 'recurrent'))
  const isUnread = !reader.hasItem('funding', stream) && reader.stands(`funding.${stream}`)
  const isRefused = written !== undefined && stated !== undefined && !isKnown && !isUnread
  if (isRefused && !reader.refuseOff(written.span, of, 'funding row', of)) {
    const known = (): string[] => ['funding.total', 'funding.recurrent', ...rowsOfStreams(reader)]
    reader.refuse('unknown-name', written.span, { what: 'funding row', name: of, known })
  }
  return { share, amount: reader.series(`${path}.amount`, 'money', 'held'), of }
}

function rowsOfStreams(reader: Reader): string[] {
  return reader.items('funding').flatMap((id) => [`funding.${id}.total`, `funding.${id}.recurrent`])
}
