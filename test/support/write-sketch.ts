import type { SketchContract, SketchLimit, SketchSharing } from './any-contract.ts'
import type { Sketch, SketchDriver, SketchLine, SketchShare, SketchStream } from './any-definition.ts'
import type { SketchPace } from './any-pace.ts'

/** The first year of every sketch. */
const sketchBase = 2017

/** Write a sketch as a definition. What is nothing in a year is mostly left out, as an author would. */
export function writeSketch(sketch: Sketch): string {
  const { population, deflator, surplus } = sketch
  const parts: string[] = [
    'title: Any definition',
    `years: { base: ${year(0)}, count: ${sketch.count} }`,
    ...(population === undefined || sketch.groups.length > 0
      ? []
      : [`population: { base: ${population.base}, growth: ${byYear(population.growth, rateText)} }`]),
    ...(sketch.groups.length === 0 ? [] : ['population:']),
    ...collection('  groups', '  e', sketch.groups, ({ base, growth, weight }) => [
      `base: ${base}`,
      `growth: ${byYear(growth, rateText)}`,
      `weight: ${weightText(weight)}`,
    ]),
    ...(deflator === undefined ? [] : [`prices: { deflator: ${byYear(deflator, rateText)} }`]),
    ...collection('funding', 'f', sketch.streams, (stream) => [
      `base: ${moneyText(stream.base)}`,
      ...given('growth', stream.growth, rateText),
      ...given('amounts', stream.amounts, moneyText),
      ...targetText(stream),
      ...(stream.pace === undefined ? [] : [`pace: { ${paceText(stream.pace).join(', ')} }`]),
      ...sparse('adjustments', stream.adjustments, moneyText),
      ...sparse('non-recurrent', stream.nonRecurrent, moneyText, 0),
      ...(stream.ringFence === undefined
        ? []
        : [
            `for: [${stream.ringFence.lines.map((line) => `l${line}`).join(', ')}]`,
            `underspend: ${stream.ringFence.isLost ? 'lost' : 'kept'}`,
          ]),
    ]),
    ...collection('responsibilities', 'm', sketch.responsibilities, (moved) => [
      `funding: f${moved.stream}`,
      `line: l${moved.line}`,
      `from: ${year(moved.from)}`,
      `amount: ${moneyText(moved.amount)}`,
      ...(moved.fundingAmount === undefined ? [] : [`funding-amount: ${moneyText(moved.fundingAmount)}`]),
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
        : [
            `drivers: { ${[
              ...line.drivers.map((driver, index) => `d${index}: ${driverText(driver)}`),
              ...(line.people === undefined ? [] : [`people: { groups: { ${byGroup(line.people, weightText)} } }`]),
            ].join(', ')} }`,
          ]),
      ...given('amounts', line.amounts, moneyText),
      ...sparse('adjustments', line.adjustments, moneyText),
      ...sparse('non-recurrent', line.nonRecurrent, moneyText, 0),
      ...besideText(line),
    ]),
    ...collection('savings', 's', sketch.savings, (saving) => [
      `line: l${saving.line}`,
      ...given('amount', saving.amount, moneyText),
      ...given('share', saving.share, percentText),
      ...(saving.benchmark === undefined
        ? []
        : [
            `benchmark: { to: b${saving.benchmark.to}, close: ${percentText(saving.benchmark.close)}, from: ${year(saving.benchmark.from)}, until: ${year(saving.benchmark.until)} }`,
          ]),
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
    ...collection('contracts', 'k', sketch.contracts, contractText),
    ...collection('risks', 'x', sketch.risks, (risk) => [
      `probability: ${percentText(risk.probability)}`,
      `impact: ${byYear(risk.impact, moneyText)}`,
      ...(risk.score === undefined
        ? []
        : [`likelihood: ${risk.score.likelihood}`, `consequence: ${risk.score.consequence}`]),
      ...(risk.mitigation === undefined
        ? []
        : [
            `mitigation: { text: Act, ${[
              ...(risk.mitigation.probability === undefined
                ? []
                : [`probability: ${percentText(risk.mitigation.probability)}`]),
              `impact: ${byYear(risk.mitigation.impact, moneyText)}`,
            ].join(', ')} }`,
          ]),
    ]),
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

function targetText({ target }: SketchStream): string[] {
  if (target === undefined) return []
  const keys = [
    `base: ${moneyText(target.base)}`,
    `growth: ${byYear(target.growth, rateText)}`,
    ...sparse('rebasing', target.rebasing, moneyText),
  ]
  return [`target: { ${keys.join(', ')} }`]
}

function paceText({ form, minimum, minimumPerHead }: SketchPace): string[] {
  const floors = [...given('minimum', minimum, rateText), ...given('minimum-per-head', minimumPerHead, rateText)]
  switch (form.is) {
    case 'by-distance': {
      const points = form.points.map(({ at, growth }) => `{ at: ${rateText(at)}, growth: ${rateText(growth)} }`)
      return [`by-distance: [${points.join(', ')}]`, ...floors]
    }
    case 'close-by':
      return [`close-by: ${year(form.year)}`, ...floors]
    case 'convergence':
      return [
        ...given('base-growth', form.base, rateText),
        ...given('convergence', form.convergence, rateText),
        ...floors,
      ]
  }
}

/** What stands beside the money of a line: activity, providers, benchmarks. */
function besideText({ activity, providers, benchmarks }: SketchLine): string[] {
  const paid = providers.flatMap((share, index) => (share === undefined ? [] : [`p${index}: ${percentText(share)}`]))
  const compared = benchmarks.map(({ stated, money }, index) => `b${index}: { ${stated}: ${moneyText(money)} }`)
  return [
    ...(activity === undefined
      ? []
      : [`activity: { base: ${activity.base}, unit: admission, growth: ${byYear(activity.growth, rateText)} }`]),
    ...(paid.length === 0 ? [] : [`providers: { ${paid.join(', ')} }`]),
    ...(compared.length === 0 ? [] : [`benchmarks: { ${compared.join(', ')} }`]),
  ]
}

function contractText({ index, scope, beyond, lists, outcomes, capitation, ...contract }: SketchContract): string[] {
  const { population } = index
  const moves = [
    ...(population === 'own' ? ['population: population'] : given('population', population, rateText)),
    ...given('inflation', index.inflation, rateText),
    ...given('productivity', index.productivity, rateText),
  ]
  const parts = scope.map(({ line, share, from }) =>
    from === undefined
      ? `l${line}: ${percentText(share)}`
      : `l${line}: { share: ${percentText(share)}, from: ${year(from)} }`,
  )
  const outside = beyond.map(({ line, counterfactual, gain, loss }) => {
    const keys = [
      `counterfactual: ${byYear(counterfactual, rateText)}`,
      ...sharingText('gain', gain),
      ...sharingText('loss', loss),
    ]
    return `l${line}: { ${keys.join(', ')} }`
  })
  return [
    `starts: ${year(contract.starts)}`,
    ...(contract.shadow === undefined ? [] : [`shadow: ${year(contract.shadow)}`]),
    ...(contract.ends === undefined ? [] : [`ends: ${year(contract.ends)}`]),
    `priced: ${year(contract.priced)}`,
    ...(contract.value === undefined ? [] : [`value: ${moneyText(contract.value)}`]),
    `scope: { ${parts.join(', ')} }`,
    ...(index.isAllocation ? ['index: allocation'] : moves.length === 0 ? [] : [`index: { ${moves.join(', ')} }`]),
    ...(outcomes === undefined
      ? []
      : [
          `outcomes: { share: ${byYear(outcomes.share, percentText, 0)}, achievement: ${byYear(outcomes.achievement, percentText, 0)}, basis: ${outcomes.isWithin ? 'within' : 'on-top'} }`,
        ]),
    ...sharingText('gain', contract.gain),
    ...sharingText('loss', contract.loss),
    ...(outside.length === 0 ? [] : [`beyond: { ${outside.join(', ')} }`]),
    ...capitationText(capitation),
    ...(lists.length === 0 ? [] : [`lists: { ${lists.map((people, at) => `g${at}: ${people}`).join(', ')} }`]),
  ]
}

function capitationText(capitation: SketchContract['capitation']): string[] {
  if (capitation === undefined) return []
  const { prices, reviewed } = capitation
  return [
    prices === undefined ? 'capitation: weighted' : `segments: { ${byGroup(prices, String)} }`,
    ...(reviewed === undefined ? [] : [`reviewed: [${reviewed.map(year).join(', ')}]`]),
  ]
}

function byGroup(values: readonly number[], text: (value: number) => string): string {
  return values.map((value, at) => `e${at}: ${text(value)}`).join(', ')
}

function sharingText(name: string, sharing: SketchSharing | undefined): string[] {
  if (sharing === undefined) return []
  const { share, band, cap } = sharing
  const keys = [
    ...(share === undefined ? [] : [`share: ${byYear(share, percentText, 0)}`]),
    ...limitText('band', band),
    ...limitText('cap', cap),
  ]
  return keys.length === 0 ? [] : [`${name}: { ${keys.join(', ')} }`]
}

function limitText(name: string, limit: SketchLimit | undefined): string[] {
  if (limit === undefined) return []
  const { amount = [], share, of } = limit
  if (share === undefined) return [`${name}: ${byYear(amount, moneyText, 0)}`]
  const shares = byYear(share, percentText, 0)
  return [of === undefined ? `${name}: ${shares}` : `${name}: { share: ${shares}, of: ${of} }`]
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

/** Hundredths. */
function weightText(hundredths: number): string {
  return (hundredths / 100).toFixed(2)
}

function percentText(percent: number): string {
  return `${percent}%`
}
