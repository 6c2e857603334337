import { isSameOrIn, pathOfSetting } from '../../definition/layers/laid-setting.ts'
import { UsageError } from '../host.ts'
import type { Manifest } from './manifest.ts'

/**
 * Refuse a `--set` that a case of the manifest sets as well. It would be laid over every case, so that files which are called after
 * their case held something else.
 */
export function refuseSetOfCases({ settings }: Manifest, set: readonly string[]): void {
  for (const given of set) {
    const path = pathOfSetting(given)
    for (const { name, cases } of settings)
      for (const { id, changes } of cases)
        for (const own of changes.map(({ text }) => pathOfSetting(text)))
          if (isSameOrIn(path, own) || isSameOrIn(own, path))
            throw new UsageError(
              `--set ${given}: case "${id}" of "${name}" sets ${own}, and its files would not hold what they are called after. Change the manifest, or drop this --set.`,
            )
  }
}
