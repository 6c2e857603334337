import { printYear } from '../../base/financial-year.ts'
import { Loader } from '../../definition/layers/load.ts'
import type { Host } from '../host.ts'
import type { Candidate } from './offer.ts'

const flags: readonly string[] = ['true', 'false']

/** A value that a definition states, or can be told to, by its path. */
interface Stated {
  readonly path: string
  /** What may stand there: one of some words, or what stands there now. */
  readonly may: readonly string[]
}

/** What a definition holds that may be named on a command line. Of a wrong one nothing, or what is known of it. */
export interface OfDefinition {
  readonly stated: () => readonly Stated[]
  readonly rows: () => Promise<readonly Candidate[]>
  readonly varied: () => Promise<readonly Candidate[]>
  readonly years: () => Promise<readonly string[]>
}

/** Read what the definition at a path holds, as far as it is asked for. Problems are nobody's concern here. */
export function ofDefinition(path: string, allowOutside: boolean, host: Host): OfDefinition {
  const quiet = (): void => {}
  const loader = new Loader(host, { allowOutside })
  const model = async () => {
    const { readScenario } = await import('../../open/open.ts')
    return readScenario(loader, { path, name: path, today: '1900-01-01' }, quiet)?.model
  }
  return {
    stated: () => {
      const { merged } = loader.load(path, quiet)
      if (merged === undefined) return []
      const entries = [...merged.entries.values()].map(({ path: at, key, content }): Stated => {
        const now = content.form === 'plain' ? [content.plain.node.text] : []
        return { path: at, may: key.choices ?? (key.kind === 'flag' ? flags : now) }
      })
      // Whether an item counts can be said of each, whatever it says itself.
      const items = [...merged.items, ...merged.off.keys()].filter((at) => merged.groups.has(at) || merged.off.has(at))
      const switches = [...new Set(items)].map((at): Stated => ({ path: `${at}.enabled`, may: flags }))
      const known = new Set(switches.map(({ path: at }) => at))
      return [...entries.filter(({ path: at }) => !known.has(at)), ...switches]
    },
    rows: async () => ((await model())?.rows ?? []).map(({ path: value, label }) => ({ value, text: label })),
    varied: async () => {
      const own = await model()
      if (own === undefined) return []
      const { allVaried } = await import('../../questions/varied.ts')
      return allVaried(own).flatMap(({ inputs }) => inputs.map(({ path: value }) => ({ value, text: '' })))
    },
    years: async () => {
      const horizon = (await model())?.horizon
      if (horizon === undefined) return []
      return Array.from({ length: horizon.count + 1 }, (_, index) => printYear(horizon.base + index))
    },
  }
}
