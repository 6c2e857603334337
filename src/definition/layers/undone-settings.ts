import { diagnose, type Tell } from '../../diagnostics/catalogue.ts'
import type { Selector } from '../values/years.ts'
import type { SettingTarget } from './locate.ts'
import type { Merged } from './merge.ts'

/**
 * The settings of one command line that still hold, while they are laid over a definition in their order. A later one of the same path
 * wins, as anybody expects; one that takes out another of a different path, or of a year, would do so unseen.
 */
export class LaidSettings {
  /** Those that hold, by the path of their value. */
  private readonly held = new Map<string, SettingTarget[]>()

  /** Note a setting that was laid, `hasDisplaced` where it took out values of other paths; tell which settings before it that undoes. */
  laid(target: SettingTarget, hasDisplaced: boolean, { entries }: Merged, tell: Tell): void {
    const before = this.held.get(target.path) ?? []
    const undone = before.filter((earlier) => undoes(target, earlier))
    const kept = before.filter(
      (earlier) => target.year !== undefined && !undone.includes(earlier) && !isSame(target, earlier),
    )
    if (hasDisplaced)
      for (const [path, settings] of this.held) {
        if (path === target.path || entries.has(path)) continue
        undone.push(...settings)
        this.held.delete(path)
      }
    this.held.set(target.path, [...kept, target])
    for (const { span } of undone) tell(diagnose('set-undone', span, { path: written(span), by: written(target.span) }))
  }
}

/** Whether a setting of a value takes out an earlier one of some of its years. */
function undoes({ year }: SettingTarget, earlier: SettingTarget): boolean {
  if (earlier.year === undefined) return false
  if (year === undefined) return true
  return year.text !== earlier.year.text && covers(year.selector, earlier.year.selector)
}

function isSame({ year }: SettingTarget, earlier: SettingTarget): boolean {
  return year?.text === earlier.year?.text
}

function covers(one: Selector, other: Selector): boolean {
  if (one.is !== 'years' || other.is !== 'years') return false
  const [first, last] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]
  return (one.from ?? first) <= (other.from ?? first) && (one.to ?? last) >= (other.to ?? last)
}

/** The path as it was written. */
function written({ file, start, end }: SettingTarget['span']): string {
  return file.text.slice(start, end)
}
