import type { NumberKind } from '../../workbook/sheet.ts'

/**
 * How a spreadsheet shows a number. An amount below zero stands in brackets, anything else with a minus sign, as in the tables of
 * every other format; the blank after what has no bracket keeps the digits of a column under each other.
 */
export function numberFormat({ is, decimals }: NumberKind): string {
  const places = decimals === 0 ? '0' : `0.${'0'.repeat(decimals)}`
  const grouped = `#,##${places}`
  switch (is) {
    case 'amount':
      return `${grouped}_);(${grouped});${grouped}_)`
    case 'percent':
      return `${places}%_);-${places}%_);${places}%_)`
    case 'count':
    case 'plain':
      return `${grouped}_);-${grouped}_);${grouped}_)`
    case 'general':
      return 'General'
    case 'flag':
      return '0'
  }
}
