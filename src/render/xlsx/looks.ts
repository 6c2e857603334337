import type { CellStyle } from 'hucre/xlsx'
import type { Highlight, Look } from '../../workbook/sheet.ts'

/** How large the usual text is, in points: a model is dense, a published table is for reading. */
const sizes = { model: 10, publish: 12 } as const

/** What a workbook is for, which decides how dense it is. */
export type Style = keyof typeof sizes

const family = 'Arial'

/** Each colour with its contrast on its ground: text 4.5:1 or more. */
const colours = {
  ink: '212B32', // on white 14.4
  second: '425563', // on white 7.8
  title: '003087', // on white 11.9
  headingGround: '003087', // white on it 11.9
  sectionGround: 'E8EDEE', // ink on it 12.2
  input: '003087', // on inputGround 11.3
  inputGround: 'FFF9D6',
  fixedGround: 'E6F2E8', // ink on it 12.5
  baseGround: 'F0F4F5', // ink on it 13.0
  storedGround: 'ECE9F4', // ink on it 12.0
  line: '768692',
  link: '005EB8', // on white 6.4
} as const

const fill = (rgb: string): CellStyle => ({ fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb } } })
const line = { style: 'thin', color: { rgb: colours.line } } as const

type Font = NonNullable<CellStyle['font']>

/** The font of the usual text. */
export function usualFont(style: Style): Font {
  return { name: family, size: sizes[style], color: { rgb: colours.ink } }
}

/** How every look of a cell is drawn. No meaning hangs on a colour alone: sheets say in words what a colour says. */
export function looksIn(style: Style): Readonly<Record<Look, CellStyle>> {
  const usual = usualFont(style)
  const font = (own: Partial<Font>): CellStyle => ({ font: { ...usual, ...own } })
  const wrapped: CellStyle = { alignment: { wrapText: true, vertical: 'top' } }
  const top: CellStyle = { alignment: { vertical: 'top' } }
  const second = { color: { rgb: colours.second } }
  const published = style === 'publish'
  const heading: CellStyle = {
    ...font({ bold: true, color: { rgb: published ? colours.ink : 'FFFFFF' } }),
    ...(published ? { border: { bottom: line } } : fill(colours.headingGround)),
    alignment: { wrapText: true, vertical: 'center' },
  }
  return {
    title: font({ size: sizes[style] + 6, bold: true, color: { rgb: colours.title } }),
    subtitle: font(second),
    heading,
    'heading-right': { ...heading, alignment: { ...heading.alignment, horizontal: 'right' } },
    section: { ...font({ bold: true }), ...fill(colours.sectionGround) },
    label: { ...font({}), ...top },
    text: { ...font({}), ...wrapped },
    note: { ...font(second), ...wrapped },
    'note-right': { ...font(second), alignment: { ...wrapped.alignment, horizontal: 'right' } },
    path: { ...font(second), ...wrapped },
    input: { ...font({ color: { rgb: colours.input } }), ...fill(colours.inputGround), ...top },
    fixed: { ...font({}), ...fill(colours.fixedGround), ...top },
    choice: {
      ...font({ bold: true, color: { rgb: colours.input } }),
      ...fill(colours.inputGround),
      border: { top: line, right: line, bottom: line, left: line },
      ...top,
    },
    calculated: { ...font({}), ...top },
    'base-year': { ...font({}), ...fill(colours.baseGround), ...top },
    working: { ...font(second), ...top },
    total: { ...font({ bold: true }), border: { top: line }, ...wrapped },
    stored: published ? { ...font({}), ...top } : { ...font({ italic: true }), ...fill(colours.storedGround), ...top },
    check: { ...font({ bold: true }), ...wrapped },
  }
}

/** A cell that leads somewhere. */
export function asLink(look: CellStyle): CellStyle {
  return { ...look, font: { ...look.font, underline: true, color: { rgb: colours.link } } }
}

/** How a verdict looks beside its word. */
export const highlights: Readonly<Record<Highlight['as'], CellStyle>> = {
  pass: verdict('00542A', 'D9EFDF'),
  fail: verdict('8A1020', 'FBDFE2'),
  warn: verdict('6B4300', 'FFECC9'),
  'not-tested': verdict(colours.second, colours.sectionGround),
}

function verdict(ink: string, ground: string): CellStyle {
  // The ground of a rule is told as the back of its pattern.
  return {
    font: { bold: true, color: { rgb: ink } },
    fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: ground }, bgColor: { rgb: ground } },
  }
}

/** The lines of a chart, in order: told apart by dash as well as by colour, for grey paper and for eyes that see no red or green. */
export const chartLines = [
  { color: '005EB8', dash: 'solid' },
  { color: 'A85400', dash: 'sysDot' },
  { color: '801650', dash: 'dash' },
  { color: '425563', dash: 'dashDot' },
  { color: '28797A', dash: 'lgDash' },
  { color: '6A4FA3', dash: 'lgDashDot' },
] as const
