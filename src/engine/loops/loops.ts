import { moduleOf } from '../wasm/assembler.ts'
import type { Space } from '../wasm/space.ts'
import { moduleFrom, webAssembly } from '../wasm/web-assembly.ts'
import { countCells, takeCounts } from './count.ts'
import { endCellNumbers } from './ends.ts'
import { gatherPoints } from './gather.ts'
import { keepDraws } from './keep.ts'
import type { Loop } from './loop.ts'
import { curve, curveCut, line, lineCut } from './numbers.ts'
import { spreadCells } from './spread.ts'
import { weightedSums } from './weighted-sum.ts'

const all = {
  spreadCells,
  endCellNumbers,
  gatherPoints,
  weightedSums,
  line,
  lineCut,
  curve,
  curveCut,
  keepDraws,
  countCells,
  takeCounts,
}

/** Every loop, ready to run on a memory. */
export type Loops = {
  readonly [Name in keyof typeof all]: (typeof all)[Name] extends Loop<infer Run> ? Run : never
}

const made = new WeakMap<Space, Loops>()

/** The loops on a memory: as WebAssembly where it is shared with programs, else as JavaScript. The memory is made by asking. */
export function loopsIn(space: Space): Loops {
  const known = made.get(space)
  if (known !== undefined) return known
  const plain = inJavaScript(space)
  const loops = asModule(space, plain) ?? plain
  made.set(space, loops)
  return loops
}

/** As JavaScript, which means what WebAssembly does. */
export function inJavaScript(space: Space): Loops {
  const views = space.views()
  return Object.fromEntries(Object.entries(all).map(([name, loop]) => [name, loop.inJavaScript(views)])) as Loops
}

let module: object | undefined

function asModule(space: Space, plain: Loops): Loops | undefined {
  if (webAssembly === undefined || !space.isShared) return undefined
  module ??= moduleFrom(moduleOf(Object.values(all).map((loop) => loop.assembled())))
  if (module === undefined) return undefined
  const { exports } = new webAssembly.Instance(module, { e: { m: space.memory() } })
  const loops = Object.fromEntries(Object.keys(all).map((name, index) => [name, exports[index]])) as Loops
  const inFours = (name: 'line' | 'lineCut' | 'curve' | 'curveCut'): Loops[typeof name] => {
    const [own, other] = [loops[name], plain[name]]
    return (to, from, at, table, count) => (count % 4 === 0 ? own : other)(to, from, at, table, count)
  }
  return {
    ...loops,
    keepDraws: (from, open, keptAt, count) =>
      (count % 2 === 0 ? loops.keepDraws : plain.keepDraws)(from, open, keptAt, count),
    line: inFours('line'),
    lineCut: inFours('lineCut'),
    curve: inFours('curve'),
    curveCut: inFours('curveCut'),
  }
}
