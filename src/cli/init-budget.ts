import { basename } from 'node:path'
import { type GroupedBudget, groupLines } from '../budget/group-lines.ts'
import type { Mapping } from '../budget/mapping.ts'
import { type Budget, readBudget, type SaidOfBudget } from '../budget/read-budget.ts'
import { readMapping } from '../budget/read-mapping.ts'
import { mendPath } from '../definition/layers/mend-path.ts'
import { decode, mostBytes } from '../definition/text/decode.ts'
import { type Diagnostic, diagnose, type Tell } from '../diagnostics/catalogue.ts'
import type { SourceFile } from '../diagnostics/span.ts'
import { visible } from '../diagnostics/visible.ts'
import type { Host } from './host.ts'

/** A budget as it goes into a definition, and the name that sources tell its file by. */
export interface OpenedBudget {
  readonly budget: Budget
  readonly grouped: GroupedBudget
  readonly name: string
}

/** Open a budget and put its lines into those of a definition. Undefined where something is wrong: every problem is told. */
export function openBudget(
  file: SourceFile,
  said: SaidOfBudget,
  mapping: Mapping | undefined,
  tell: Tell,
): OpenedBudget | undefined {
  const budget = readBudget(file, { ...said, mapping }, tell)
  const grouped = budget && groupLines(budget, mapping, tell)
  if (budget === undefined || grouped === undefined) return undefined
  return { budget, grouped, name: file.path === '<stdin>' ? 'Standard input' : visible(basename(file.path)) }
}

/** The mapping at a path; undefined where it cannot be read, which is told. */
export function openMapping(path: string, host: Host, tell: Tell): Mapping | undefined {
  const file = openText(path, host, tell)
  return file && readMapping(file, tell)
}

/** The text at a path, or of standard input for `-`; undefined where it cannot be read, which is told. */
export function openText(path: string, host: Host, tell: (diagnostic: Diagnostic) => void): SourceFile | undefined {
  const read = host.read(path, mostBytes)
  if (read.ok) return decode(path === '-' ? '<stdin>' : path, read.bytes, tell)
  tell(
    read.missing
      ? diagnose('file-not-found', undefined, {
          path,
          extended: false,
          ...mendPath(path, '.', host.list ?? (() => [])),
        })
      : diagnose('cannot-read', undefined, { path, why: read.why }),
  )
  return undefined
}
