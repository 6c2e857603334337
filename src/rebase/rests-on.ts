import { walk } from '../formula/node.ts'
import type { Row } from '../model/row.ts'
import type { Scenario } from '../open/open.ts'

/**
 * Whether a row rests on what another one comes to, in the same year or an earlier one: whether that, or a row in the same unit that it is
 * directly made of, is needed for it. Made once for each row that is asked of.
 */
export function restsOn({ projection: { model } }: Scenario, path: string): (other: string) => boolean {
  const rows = new Map<string, Row>(model.rows.map((row) => [row.path, row]))
  const needed = new Set([path])
  for (const own of needed) for (const other of partsOfRow(rows.get(own))) needed.add(other)
  return (other) => {
    const row = rows.get(other)
    return needed.has(other) || partsOfRow(row).some((part) => needed.has(part) && rows.get(part)?.unit === row?.unit)
  }
}

/** The rows that the formulas of a row name. */
function partsOfRow(row: Row | undefined): string[] {
  return [row?.base, row?.formula].flatMap((formula) =>
    formula === undefined
      ? []
      : walk(formula).flatMap((node) => ('path' in node && typeof node.path === 'string' ? [node.path] : [])),
  )
}
