import type { Sketch, SketchDriver, SketchShare } from './any-definition.ts'

/** The first year of every sketch. */
const sketchBase = 2017

/** Write a sketch as a definition. What is nothing in a year is mostly left out, as an author would. */
export function writeSketch(sketch: Sketch): string {
  const { population, deflator, surplus } = sketch
  const parts: string[] = [
    'title: Any definition',
    `years: { base: ${year(0)}, count: ${sketch.count} }`,
    ...(population === undefined
      ? []
      : [`population: { base: ${population.base}, growth: ${byYear(population.growth, rateText)} }`]),
    ...(deflator === undefined ? [] : [`prices: { deflator: ${byYear(deflator, rateText)} }`]),
    ...collection('funding', 'f', sketch.streams, (stream) => [
      `base: ${moneyText(stream.base)}`,
      ...given('growth', stream.growth, rateText),
      ...given('amounts', stream.amounts, moneyText),
      ...sparse('adjustments', stream.adjustments, moneyText),
      ...sparse('non-recurrent', stream.nonRecurrent, moneyText, 0),
    ]),
    ...collection('reserves', 'r', sketch.reserves, shareText),
    `surplus: { ${[
      ...(surplus.required === undefined ? [] : [`required: { ${shareText(surplus.required).join(', ')} }`]),
      `basis: ${surplus.basis}`,
      `brought-forward: ${moneyText(surplus.broughtForward)}`,
      ...sparse('drawdown', surplus.drawdown, moneyText, 0),
      ...sparse('repayment', surplus.repayment, moneyText, 0),
    ].join(', ')} }`,
    ...collection('lines', 'l', sketch.lines, (line) => [
      `setting: ${line.setting}`,
      `base: ${moneyText(line.base)}`,
      ...(line.baseAdjustments.length === 0
        ? []
        : [
            `base-adjustments: { ${line.baseAdjustments.map((step, index) => `a${index}: ${moneyText(step)}`).join(', ')} }`,
          ]),
      ...given('growth', line.growth, rateText),
      ...(line.drivers.length === 0
        ? []
        : [`drivers: { ${line.drivers.map((driver, index) => `d${index}: ${driverText(driver)}`).join(', ')} }`]),
      ...given('amounts', line.amounts, moneyText),
      ...sparse('adjustments', line.adjustments, moneyText),
      ...sparse('non-recurrent', line.nonRecurrent, moneyText, 0),
    ]),
    ...collection('savings', 's', sketch.savings, (saving) => [
      `line: l${saving.line}`,
      ...given('amount', saving.amount, moneyText),
      ...given('share', saving.share, percentText),
      `month: ${saving.month}`,
      `delay: ${saving.delay}`,
      `delivery: ${byYear(saving.delivery, percentText)}`,
      `recurrent: ${saving.recurrent}`,
      `identified: ${saving.identified}`,
      ...sparse('cost', saving.cost, moneyText),
      `cost-line: l${saving.costLine}`,
    ]),
    ...collection('shifts', 'h', sketch.shifts, (shift) => [
      `from: l${shift.from}`,
      `to: l${shift.to}`,
      ...given('amount', shift.amount, moneyText),
      ...given('share', shift.share, percentText),
      `release: [${shift.release.map(percentText).join(', ')}]`,
      `delivery: ${percentText(shift.delivery)}`,
      `reprovision: ${byYear(shift.reprovision, percentText)}`,
      `delay: ${shift.delay}`,
    ]),
    ...(['pressures', 'investments'] as const).flatMap((kind) =>
      collection(
        kind,
        'c',
        sketch.changes,
        (change) => [
          `line: l${change.line}`,
          ...given(change.form, change.values, moneyText),
          ...(change.form === 'new' ? [`recurrent: ${change.recurrent}`, `month: ${change.month}`] : []),
        ],
        (change) => change.kind === kind,
      ),
    ),
  ]
  return `${parts.join('\n')}\n`
}

function collection<T>(
  key: string,
  prefix: string,
  items: readonly T[],
  keys: (item: T) => string[],
  wanted: (item: T) => boolean = () => true,
): string[] {
  const written = items.flatMap((item, index) =>
    wanted(item) ? [`  ${prefix}${index}: { ${keys(item).join(', ')} }`] : [],
  )
  return written.length === 0 ? [] : [`${key}:`, ...written]
}

function shareText({ share, amount, of }: SketchShare): string[] {
  return share === undefined
    ? [`amount: ${byYear(amount ?? [], moneyText, 0)}`]
    : [`share: ${byYear(share, percentText, 0)}`, `of: ${of}`]
}

function driverText({ uplift, efficiency }: SketchDriver): string {
  if (efficiency === undefined) return byYear(uplift, rateText)
  return `{ uplift: ${byYear(uplift, rateText)}, efficiency: ${byYear(efficiency, rateText)} }`
}

function given(key: string, values: readonly number[] | undefined, text: (value: number) => string): string[] {
  return values === undefined ? [] : [`${key}: ${byYear(values, text)}`]
}

/** A flow of money with the years in which there is none left out, so that gaps are tested too. */
function sparse(key: string, values: readonly number[], text: (value: number) => string, first = 1): string[] {
  const parts = values.flatMap((value, index) => (value === 0 ? [] : [`${year(index + first)}: ${text(value)}`]))
  return parts.length === 0 ? [] : [`${key}: { ${parts.join(', ')} }`]
}

function byYear(values: readonly number[], text: (value: number) => string, first = 1): string {
  return `{ ${values.map((value, index) => `${year(index + first)}: ${text(value)}`).join(', ')} }`
}

function year(index: number): string {
  const start = sketchBase + index
  return `${start}/${String((start + 1) % 100).padStart(2, '0')}`
}

/** Thousandths of the unit of money. */
function moneyText(thousandths: number): string {
  return (thousandths / 1000).toFixed(3)
}

/** Hundredths of a per cent. */
function rateText(hundredths: number): string {
  return `${(hundredths / 100).toFixed(2)}%`
}

function percentText(percent: number): string {
  return `${percent}%`
}
