import { moduleOf } from '../wasm/assembler.ts'
import type { Space } from '../wasm/space.ts'
import { webAssembly } from '../wasm/web-assembly.ts'
import { gatherPoints } from './gather.ts'
import type { Loop } from './loop.ts'
import { curve, curveCut, line, lineCut } from './numbers.ts'
import { spreadCells } from './spread.ts'
import { weightedSum } from './weighted-sum.ts'

const all = { spreadCells, gatherPoints, weightedSum, line, lineCut, curve, curveCut }

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
  if (module === undefined) {
    const code = moduleOf(Object.values(all).map((loop) => loop.assembled()))
    if (!webAssembly.validate(code)) return undefined
    module = new webAssembly.Module(code)
  }
  const { exports } = new webAssembly.Instance(module, { e: { m: space.memory() } })
  const loops = Object.fromEntries(Object.keys(all).map((name, index) => [name, exports[index]])) as Loops
  const inFours = (name: 'line' | 'lineCut' | 'curve' | 'curveCut'): Loops[typeof name] => {
    const [own, other] = [loops[name], plain[name]]
    return (to, from, at, table, count) => (count % 4 === 0 ? own : other)(to, from, at, table, count)
  }
  return {
    ...loops,
    line: inFours('line'),
    lineCut: inFours('lineCut'),
    curve: inFours('curve'),
    curveCut: inFours('curveCut'),
  }
}
