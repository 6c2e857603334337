import { Session } from 'node:inspector'
import { setFlagsFromString } from 'node:v8'

/** Steps by the place in the program that takes them: how often each function, and each branch and loop in one, was run. */
export type Steps = ReadonlyMap<string, number>

/** What V8 optimises, puts off or forgets is not counted. */
const uncounted = ['--no-opt', '--no-sparkplug', '--no-lazy-feedback-allocation', '--no-flush-bytecode']
// From Node 22 on there is a compiler between the two.
if (Number.parseInt(process.versions.v8, 10) >= 12) uncounted.push('--no-maglev')

interface Coverage {
  readonly result: readonly {
    readonly url: string
    readonly functions: readonly {
      readonly functionName: string
      readonly ranges: readonly { readonly startOffset: number; readonly count: number }[]
    }[]
  }[]
}

/** The steps that the program takes in some work: no time is measured, so that a busy machine changes nothing. */
export async function countSteps(work: () => Promise<unknown>): Promise<Steps> {
  for (const flag of uncounted) setFlagsFromString(flag)
  const session = new Session()
  session.connect()
  const steps = new Map<string, number>()
  try {
    session.post('Profiler.enable')
    session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true })
    await work()
    session.post('Profiler.takePreciseCoverage', (_, { result }: Coverage) => {
      for (const { url, functions } of result) {
        const file = url.match(/\/src\/(.*)$/)?.[1]
        if (file === undefined) continue
        for (const { functionName, ranges } of functions)
          for (const { startOffset, count } of ranges) steps.set(`${file} ${functionName}@${startOffset}`, count)
      }
    })
  } finally {
    session.disconnect()
  }
  return steps
}

/**
 * The places whose steps grow with more than the size, for four times as much: 4 is in proportion, 16 with the square. Where there are
 * few, or more than the third power makes of them, something began that had not to be done before.
 */
export function grownTooMuch(smaller: Steps, larger: Steps): string[] {
  return [...larger].flatMap(([place, count]) => {
    const before = smaller.get(place) ?? 0
    const growth = count / before
    return count > 1000 && growth > 8 && growth <= 64 ? [`${place}: ${before} to ${count}`] : []
  })
}
