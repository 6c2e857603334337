import { epsilon } from '../../base/decimal.ts'
import type { FinancialYear } from '../../base/financial-year.ts'
import { sumOf } from '../../base/sum-of.ts'
import type { Transfer } from '../../definition/definition.ts'
import { listYears } from '../../definition/values/years.ts'
import { inMembers } from '../../model/row-path.ts'
import type { Scenario } from '../../open/open.ts'
import { rowAt, valueAt } from '../../open/project.ts'
import { type MemberPart, partsOfRow } from '../../questions/by-member.ts'
import type { Table } from '../document.ts'
import type { Cell } from '../figure.ts'
import type { Hint } from '../hint.ts'
import { firstTold, mostTold } from '../most-told.ts'
import { joined, type Sentence, saidText, say } from '../sentence.ts'
import { FiguresInView } from '../views/figures-in-view.ts'
import { basisOf, type View } from '../views/view.ts'

const told = ['funding.total', 'spend.total', 'headroom'] as const
type Told = (typeof told)[number]

const labels: Readonly<Record<Told, string>> = {
  'funding.total': 'Funding',
  'spend.total': 'Spend',
  headroom: 'Headroom',
}

/** What each member of a place brings to it, at the start and at the end. */
export function memberTables(scenario: Scenario, view: View, hint: Hint): Table[] {
  const { members, transfers, contracts } = scenario.definition
  if (members.length === 0) return []
  const figures = new FiguresInView(scenario, view)
  const { last } = figures
  const listed = members.slice(0, mostTold)
  const others = members.slice(mostTold)
  const titles = new Map(members.map(({ id, title }) => [id, title]))
  // Of what a member does not state there is no total, and so no table of its parts.
  const { absent } = scenario.model
  const columns = [
    ...(['funding.total'] as const).map((path) => ({ path, index: 0 })),
    ...told.map((path) => ({ path, index: last })),
  ].filter(({ path }) => !absent.has(path))
  const whole = absent.has('headroom') ? columns[0]?.path : 'headroom'
  if (columns.length === 0 && transfers.length === 0) return []
  const parts = new Map(told.map((path) => [path, byMember(partsOfRow(scenario, path))]))
  const rows = listed.length + (others.length === 0 ? 0 : 1)
  const here = (path: Told, id: string): MemberPart | undefined => parts.get(path)?.get(id)
  return [
    {
      heading: 'By member',
      basis: `${basisOf(view)}; each member times its share here${view.isPerHead ? ', by the people of the place' : ''}`,
      decimals: view.decimals,
      percentDecimals: view.percentPlaces(1),
      columns: [
        { label: 'Share', note: '' },
        ...columns.map(({ path, index }) => ({ label: labels[path], note: figures.yearText(index) })),
      ],
      rows: [
        ...listed.map(({ id, title }) => ({
          role: 'item' as const,
          label: title,
          cells: [
            shareCell(whole && here(whole, id)),
            ...columns.map(({ path, index }) => partCell(here(path, id), path, index, figures)),
          ],
        })),
        ...(others.length === 0
          ? []
          : [
              {
                role: 'item' as const,
                label: `Other members (${others.length})`,
                cells: [
                  shareCell(undefined),
                  ...columns.map(({ path, index }) =>
                    addedCells(others.map(({ id }) => partCell(here(path, id), path, index, figures))),
                  ),
                ],
              },
            ]),
        {
          role: 'total',
          label: 'Together',
          cells: [shareCell(undefined), ...columns.map(({ path, index }) => figures.cell(path, index))],
        },
      ],
      additions: [{ total: rows, parts: Array.from({ length: rows }, (_, row) => ({ row, sign: 1 as const })) }],
      notes: [
        ...(absent.has('headroom') ? [] : [[surplusNote]]),
        ...firstTold(
          transfers.map((transfer) => transferInWords(transfer, titles, figures)),
          'transfers',
          hint('run', '--rows', 'transfers.*'),
        ),
        ...(contracts.length === 0
          ? []
          : [['Contracts are those of the members: ', hint('run', '--rows', 'contracts.*')]]),
      ],
    },
  ]
}

const surplusNote =
  "A member's surplus is added to the others' deficits here. No other member can spend it without a pooled budget."

function byMember(parts: readonly MemberPart[]): ReadonlyMap<string, MemberPart> {
  return new Map(parts.map((part) => [part.member.id, part]))
}

/** What a member brings to a row of the place in a year, by the people of the place where it is per head. */
function partCell(part: MemberPart | undefined, path: Told, index: number, figures: FiguresInView): Cell {
  const value = part?.values[index]
  const viewed =
    part?.share === undefined || value === undefined ? undefined : figures.view.money(value.times(part.share), index)
  if (part === undefined || viewed === undefined) return { is: 'blank' }
  return { is: 'money', value: viewed, of: { rows: [path], year: figures.yearAt(index), member: part.member.id } }
}

/** What several members bring together; one that brings nothing is none of them. */
function addedCells(cells: readonly Cell[]): Cell {
  const money = cells.flatMap((cell) => (cell.is === 'money' ? [cell] : []))
  const value = sumOf(money.map((cell) => cell.value))
  return value === undefined ? { is: 'blank' } : { is: 'money', value, of: undefined }
}

function shareCell(part: MemberPart | undefined): Cell {
  if (part?.isPart === true) return { is: 'text', text: 'by line' }
  if (part?.share === undefined) return { is: 'blank' }
  return { is: 'share', value: part.share, of: undefined }
}

/** Who gives what to whom, and when. It changes no figure of the place. */
function transferInWords(
  { id, title, from, to, amount }: Transfer,
  titles: ReadonlyMap<string, string>,
  figures: FiguresInView,
): Sentence {
  const { view } = figures
  const years = new Map<string, { readonly said: Sentence; readonly years: FinancialYear[] }>()
  for (const [index, value] of amount.values.entries()) {
    const viewed = value?.isZero() === false ? view.money(value, index) : undefined
    if (viewed === undefined) continue
    const figure = figures.amount(viewed, { rows: [`transfers.${id}.amount`], year: figures.yearAt(index) })
    const same = years.get(saidText(figure))
    if (same === undefined) years.set(saidText(figure), { said: [figure], years: [figures.yearAt(index)] })
    else same.years.push(figures.yearAt(index))
  }
  const amounts = [...years.values()].map(
    ({ said, years: own }) => say`${said}${own.length > 1 ? ' a year' : ''} in ${listYears(own)}`,
  )
  return say`Transfer, which changes no figure of the place: ${title}, ${titles.get(from) ?? from} to ${titles.get(to) ?? to}, ${joined(amounts, '; ')}${inDeficit(from, titles, amount.values, figures)}.`
}

/** That the member that gives is itself in deficit, in which of the years in which it gives. */
function inDeficit(
  from: string,
  titles: ReadonlyMap<string, string>,
  given: Transfer['amount']['values'],
  figures: FiguresInView,
): Sentence {
  const { projection } = figures.scenario
  const path = inMembers([from], 'in-year')
  if (rowAt(projection, path) === undefined) return []
  const short = given.flatMap((value, index) =>
    value?.gt(0) === true && valueAt(projection, path, index)?.lt(epsilon.neg()) === true
      ? [figures.yearAt(index)]
      : [],
  )
  return short.length === 0 ? [] : say`; ${titles.get(from) ?? from} is itself in deficit in ${listYears(short)}`
}
