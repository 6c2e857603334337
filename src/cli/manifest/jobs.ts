import { dirname, isAbsolute, join } from 'node:path'
import { diagnose, type Tell } from '../../diagnostics/catalogue.ts'
import { watchErrors } from '../../diagnostics/watch-errors.ts'
import { scenarioNames } from '../../open/names.ts'
import type { Format } from '../../render/formats.ts'
import { UsageError } from '../host.ts'
import type { Output } from '../output.ts'
import { outputsOf } from '../outputs.ts'
import { filesOf, needsSideFile } from '../side-files.ts'
import type { TakenPlaces } from '../taken-places.ts'
import type { Manifest, ManifestSetting, ManifestText } from './manifest.ts'

/** One run of a manifest: a scenario under one case of each setting. */
export interface ManifestJob {
  /** The scenario and its cases: `3pct, acute low`. */
  readonly name: string
  readonly path: string
  /** What `--set` is given. */
  readonly changes: readonly string[]
  /** The files to be written. */
  readonly targets: readonly string[]
}

/** More runs than this are not meant. */
const mostJobs = 100_000

/** The scenarios of a manifest, as they are read from where the program stands. */
export function scenariosOf({ scenarios, path }: Manifest): readonly string[] {
  return scenarios.map(({ text }) => placed(text, path))
}

/**
 * The runs of a manifest, in the order of its scenarios, then of its cases, the last setting fastest. Undefined, with every problem told,
 * where a name in braces stands for nothing, a format is not known, or two files would meet or one that is read would be overwritten: before any
 * work is done. `places` knows what is read, and takes in what will be written, with a file beside each where that is asked for.
 */
export function jobsOf(
  manifest: Manifest,
  formats: readonly Format[],
  places: TakenPlaces,
  hasSideFiles: boolean,
  tell: Tell,
): readonly ManifestJob[] | undefined {
  const { tell: watch, hasErrors } = watchErrors(tell)
  const { path: own, scenarios, settings, outputs } = manifest
  const paths = scenariosOf(manifest)
  const names = scenarioNames(paths)
  const [first] = outputs
  const count = settings.reduce((so, { cases }) => so * cases.length, scenarios.length)
  if (count > mostJobs) {
    watch(diagnose('manifest-too-long', first?.span, { count, most: mostJobs }))
    return undefined
  }
  const known = outputs.map((output) => checkedOutput(output, settings, formats, watch))
  if (hasErrors()) return undefined
  const combinations = settings.reduce<readonly (readonly number[])[]>(
    (so, { cases }) => so.flatMap((chosen) => cases.map((_, at) => [...chosen, at])),
    [[]],
  )
  const jobs = paths.flatMap((path, at) =>
    combinations.map((chosen): ManifestJob => {
      const cases = settings.flatMap(({ name, cases: all }, index) => {
        const one = all[chosen[index] ?? 0]
        return one === undefined ? [] : [{ name, ...one }]
      })
      const name = [names[at] ?? path, ...cases.map((one) => `${one.name} ${one.id}`)].join(', ')
      const filled = new Map([['scenario', names[at] ?? path], ...cases.map((one) => [one.name, one.id] as const)])
      const targets = outputs.map((output, index) => {
        const target = placed(fill(output.text, filled), own)
        const hasSideFile = hasSideFiles && needsSideFile(known[index])
        for (const one of filesOf({ target, ...(hasSideFile ? { hasSideFile } : {}) })) {
          const other = places.takenBy(one.target, name)
          if (other !== undefined)
            watch(diagnose('outputs-meet', output.span, { target: one.target, one: other, other: name }))
        }
        return target
      })
      return { name, path, changes: cases.flatMap(({ changes }) => changes.map(({ text }) => text)), targets }
    }),
  )
  return hasErrors() ? undefined : jobs
}

/** A path of a manifest starts from its folder. */
function placed(path: string, manifest: string): string {
  return isAbsolute(path) || manifest === '-' ? path : join(dirname(manifest), path)
}

/** What an output is; undefined, and told, where it is none. */
function checkedOutput(
  { text, span }: ManifestText,
  settings: readonly ManifestSetting[],
  formats: readonly Format[],
  tell: Tell,
): Output | undefined {
  const known = ['scenario', ...settings.map(({ name }) => name)]
  for (const [whole, name = ''] of text.matchAll(/\{([^{}]*)\}/g))
    if (!known.includes(name))
      tell(
        diagnose('manifest-output', span, {
          target: text,
          why: `${whole} stands for nothing; there are ${known.map((one) => `{${one}}`).join(', ')}`,
        }),
      )
  if (text === '-') {
    tell(diagnose('manifest-output', span, { target: text, why: 'a batch writes files, not standard output' }))
    return undefined
  }
  try {
    return outputsOf({ output: [text.replace(/[{}]/g, '')] }, formats)[0]
  } catch (problem) {
    if (!(problem instanceof UsageError)) throw problem
    tell(diagnose('manifest-output', span, { target: text, why: 'its extension names no format that run writes' }))
    return undefined
  }
}

function fill(template: string, values: ReadonlyMap<string, string>): string {
  return template.replace(/\{([^{}]*)\}/g, (whole, name: string) => values.get(name) ?? whole)
}
