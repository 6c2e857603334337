import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { Decimal } from '../../src/base/decimal.ts'
import type { Span } from '../../src/diagnostics/span.ts'
import { explain } from '../../src/explain/explain.ts'
import type { Formula } from '../../src/formula/node.ts'
import { parseFormula } from '../../src/formula/parse.ts'
import type { Unit } from '../../src/formula/unit.ts'
import type { Scenario } from '../../src/open/open.ts'
import { offScreen } from '../../src/render/page.ts'
import { alignPoints, digitsFor, exactText } from '../../src/render/steps/exact-text.ts'
import { stepsTree } from '../../src/render/text/steps-tree.ts'
import { hanging, wrapFormula } from '../../src/render/text/wrap-formula.ts'
import { projectText } from '../support/project-text.ts'

const shipped = (name: string): Scenario => {
  const read = (file: string): string => readFileSync(`scenarios/${file}.yaml`, 'utf8')
  return projectText(read(name), { files: { 'westminster.yaml': read('westminster'), '3pct.yaml': read('3pct') } })
    .scenario
}

function text(scenario: Scenario, path: string, year: number, width: number): string {
  const explanation = explain(scenario, { path, year })
  if (explanation === undefined) throw new Error(`${path} is not explained`)
  const page = { ...offScreen, width, ascii: true }
  return `${stepsTree({ explanation, file: 'file.yaml', decimals: 1, deeper: [] }, page).join('\n')}\n`
}

/** Printed equations: what stands left and right of the last equals sign, on one line or on two. */
function equations(lines: readonly string[]): { formula: string; result: string }[] {
  return lines.flatMap((line, at) => {
    const year = /^ *\d{4}\/\d{2}(?: to \d{4}\/\d{2})? {2}((?:max|min|[-+x/(),.%\d\s])+?) += +(\S+)$/.exec(line)
    if (year !== null) return [{ formula: year[1] ?? '', result: year[2] ?? '' }]
    const [, formula] = /^ +(?:\S.*)?= ((?:max|min|[-+x/(),.%\d\s])+)$/.exec(line) ?? []
    const [, result] = /^ +(?:\S.*)?= (\S+)$/.exec(lines[at + 1] ?? '') ?? []
    return formula === undefined || result === undefined ? [] : [{ formula, result }]
  })
}

/** Reckon a printed formula as a reader would: per cents, brackets for deficits, a point after thousands commas. */
function reckoned(printed: string): Decimal {
  const plain = printed
    .replaceAll(',', '')
    .replace(/^\(([\d.]+)\)$/, '-$1')
    .replaceAll(' x ', ' * ')
  const source = plain.replace(/(max|min)\((\S+) /g, '$1($2, ')
  const span: Span = { file: { path: 'text', text: source }, start: 0, end: source.length }
  const formula = parseFormula(source, span, [], ({ message }) => {
    throw new Error(`${source}: ${message}`)
  })
  if (formula === undefined) throw new Error(source)
  return worth(formula)
}

function worth(formula: Formula): Decimal {
  switch (formula.op) {
    case 'number':
      return formula.value
    case 'sum':
      return formula.terms.reduce((sum, { sign, of }) => sum.plus(worth(of).times(sign)), new Decimal(0))
    case 'product':
      return formula.factors.reduce((product, factor) => product.times(worth(factor)), new Decimal(1))
    case 'quotient':
      return worth(formula.of).div(worth(formula.by))
    case 'max':
    case 'min':
      return Decimal[formula.op](...formula.of.map(worth))
    default:
      throw new Error(formula.op)
  }
}

it.each(['3pct', 'do-something', 'icb'])(
  'every equation printed for scenarios/%s.yaml comes out as printed',
  (name) => {
    const scenario = shipped(name)
    const last = scenario.definition.horizon.base + 10
    const printed = [
      'headroom.to-date',
      'underlying',
      'savings.requirement',
      'out-of-hospital.share',
      'funding.growth-per-head',
    ].flatMap((path) => equations(text(scenario, path, last, 4000).split('\n')))

    expect(printed.length).toBeGreaterThan(50)
    for (const { formula, result } of printed) {
      // Eleven significant digits at least are printed of the largest figure, and of every rate.
      const apart = reckoned(formula).minus(reckoned(result)).abs().div(reckoned(result).abs().plus(1000))
      expect(apart.lt('1e-10'), `${formula} = ${result}, apart by ${apart.toString()}`).toBe(true)
    }
  },
)

it.each([60, 80, 200])('no line is wider than %i columns, long places apart', (width) => {
  const lines = text(shipped('do-something'), 'headroom', 2027, width).split('\n')
  const wide = lines.filter((line) => line.length > width)

  // A path or a place is one word, and is never cut.
  for (const line of wide) expect(line).toMatch(/^ *(\S+:)? ?\S+$/)
  expect(lines.some((line) => line.length > width - 12)).toBe(true)
})

it.each<[string, Unit | undefined, string, boolean]>([
  ['113', 'money', '113', false],
  ['-1234.5', 'money', '1,234.5', false],
  ['134.9279095082777', 'money', '134.927909508', true],
  ['0.0000000001', 'money', '0', true],
  ['0.03', 'rate', '3%', false],
  ['-0.0196078431372549019607843', 'rate', '1.96078431373%', true],
  ['0.846', 'share', '84.6%', false],
  ['224906.197974483', 'people', '224,906.197974', true],
  ['1000000', undefined, '1,000,000', false],
  // What lies beyond the thirtieth place is rounding of a division.
  ['0.0300000000000000000000000000000000000001', 'rate', '3%', false],
])('%s of %s is printed as %s', (value, unit, printed, isShortened) => {
  const digits = digitsFor([new Decimal('273.4')])

  // Three digits before the point leave nine of twelve.
  expect(digits.moneyPlaces).toBe(9)
  expect(exactText(new Decimal(value), unit, digits)).toMatchObject({ text: printed, isShortened })
})

it('money in pounds keeps its pence however large it is', () => {
  expect(digitsFor([new Decimal('273400000000000')]).moneyPlaces).toBe(2)
})

it('a figure below zero says so, one that rounds to nothing does not', () => {
  const digits = digitsFor([])

  expect(exactText(new Decimal('-0.5'), 'money', digits).negative).toBe(true)
  expect(exactText(new Decimal('-0.0000000000001'), 'money', digits).negative).toBe(false)
})

it('decimal points stand under one another, with per cent signs and brackets behind', () => {
  expect(alignPoints(['113', '9.5', '(39.2)', '3%'])).toEqual(['113   ', '  9.5 ', '(39.2)', '  3%  '])
})

it('a formula breaks before a sign, and keeps names and their steps together', () => {
  expect(wrapFormula("Acute = last year's Acute × (1 + growth [1.1]) − Clinics [1.2]", 30)).toEqual([
    "Acute = last year's Acute",
    '× (1 + growth [1.1])',
    '− Clinics [1.2]',
  ])
  expect(hanging('  Source: a letter of March', 16, 2)).toEqual(['  Source: a', '    letter of', '    March'])
})
