import { printYear } from '../base/financial-year.ts'
import type { StartContent } from './start.ts'

/** What stands above a definition to begin with. */
export function firstComment({ base, budget }: StartContent): readonly string[] {
  const from =
    budget === undefined
      ? ['Every figure is illustrative: put your own in its place, with its source.']
      : [
          `The base of every line comes from ${budget.name}. Growth and prices are illustrative: put your own in their place.`,
        ]
  return [
    'One scenario of a commissioner: what it is given and what it spends, year by year.',
    ...from,
    '',
    'A rate carries its per cent sign: 3%. Money is in the unit below. A value may be plain, vary by year',
    `({ ${printYear(base + 1)}: 3%, ${printYear(base + 2)}..: 2% }), and say where it comes from ({ value: 3%, source: "...", owner: "..." }).`,
    'An editor that knows the schema above completes keys and marks mistakes as you type.',
  ]
}

/** What stands above a key of it. `reserves` are the lines of the reserves that it holds once funding is stated. */
export function commentsOf(
  start: StartContent,
  reserves: readonly string[],
): Readonly<Record<string, readonly string[]>> {
  const { base, organisation, budget, funding, lines } = start
  const year = printYear(base)
  return {
    unit: [
      ...(organisation === undefined ? ['organisation: the commissioner, as its board calls it'] : []),
      'The unit of every bare amount: £, £k, £m or £bn.',
    ],
    years: [
      `The base year is known; the years after it are projected. "confirmed: ${printYear(base + 1)}" says up to which year funding is agreed.`,
    ],
    prices: ['What prices do, for figures in real terms (run --prices real).'],
    funding: ['Money in, each stream with its recurrent amount in the base year and its growth.'],
    lines: [
      ...(funding.length === 0 ? [...noFunding(start), ...reserves, ''] : []),
      'Spend. A line says where the care is (hospital, out-of-hospital, prescribing or other), its recurrent amount in',
      `${year}, and how it grows: by one rate for everything, or by drivers (demographic, activity, price) in its place.`,
      ...(lines.some(({ isCredit }) => isCredit)
        ? [
            '"kind: credit" marks a rebate or other income that is taken off spend: it stands below nought in every year.',
          ]
        : []),
    ],
    checks: ['What must hold. A failed check fails "scenario check", unless it only warns.'],
    controls: [
      `The lines above must come to what ${budget?.name ?? 'the budget'} does, to the penny. Keep this while you edit; take it out once`,
      'the base is meant to differ.',
    ],
    document: [`Said on every output. Also: version, owner, review-by, approvals, assurance.`],
  }
}

/** How to state the funding that a budget does not: no figure is made up for it. */
function noFunding({ base, lines, budget }: StartContent): readonly string[] {
  return [
    `Funding: ${budget?.name ?? 'the budget'} states none, so positions (headroom, surplus, savings to be found) are not worked out yet.`,
    `Write the recurrent allocation of ${printYear(base)} here and take away the hashes. The base year balances where it is the sum of`,
    `the ${lines.length === 1 ? 'line' : 'lines'} below (${budget?.spend ?? ''}) with what is held in reserve and the surplus that is required.`,
    '',
    'funding:',
    '  allocation:',
    '    title: Allocation',
    '    base: { value: , source: "" }',
    '    growth: { value: , source: "" }',
  ]
}

/** What may come next, ready to be used without its hashes. */
export function lastComment({ base, lines }: StartContent): readonly string[] {
  const [line] = lines
  if (line === undefined) return []
  const [first, second] = [printYear(base + 1), printYear(base + 2)]
  return [
    'What may come next. Take away the hashes, and put your own in the place of every figure:',
    'savings:',
    `  redesign: { line: ${line.id}, amount: { ${first}: 1.0, ${second}: 0.5 }, month: October, delivery: 85% }`,
    'pressures:',
    `  winter: { line: ${line.id}, new: { ${first}: 0.8 } }`,
    'risks:',
    `  demand: { probability: 30%, line: ${line.id}, impact: { ${second}..: 2.0 } }`,
  ]
}
