import { economicAppraisal } from './appraisal.ts'
import { bridges, byOrganisation, risks, savingsSchedule } from './changes.ts'
import { checksAndLog } from './checks.ts'
import type { RequiredTable, TableContent } from './content.ts'
import { documentControl, scopeAndOptions } from './control.ts'
import { keyAssumptions, reconciliation } from './evidence.ts'
import { glossaryAndNotes } from './glossary.ts'
import { incremental } from './incremental.ts'
import { sensitivities } from './sensitivity.ts'
import { affordability, baseline, options } from './services.ts'
import { titled } from './titled.ts'
import type { AppendixTold } from './told.ts'

const inFigures: RequiredTable['alsoIn'] = ({ files }) => [files.figures, ...files.models]
const inChart: RequiredTable['alsoIn'] = (told) => [
  ...inFigures(told),
  ...(told.files.chart === undefined ? [] : [told.files.chart]),
]
const inAssumptions: RequiredTable['alsoIn'] = ({ files }) => [files.assumptions, ...files.models]
const inChecks: RequiredTable['alsoIn'] = ({ files }) => [files.checks]
const inManifest: RequiredTable['alsoIn'] = ({ files }) => [files.manifest]
const here: RequiredTable['alsoIn'] = () => []

/** What no scenario can state yet. */
const nothing = (): undefined => undefined

const table = (
  number: number,
  title: string,
  lacks: string,
  content: RequiredTable['content'],
  alsoIn: RequiredTable['alsoIn'] = here,
): RequiredTable => ({ id: `fc-${number}`, title, isMandatory: true, lacks, alsoIn, content })

/** One that a business case should have, and may go without. */
const should = (one: RequiredTable): RequiredTable => ({ ...one, isMandatory: false })

/** The tables of the financial case, in their order. A new one is a line here and a function that makes its content. */
export const requiredTables: readonly RequiredTable[] = [
  table(1, 'Document control', 'states its title', documentControl, inManifest),
  table(2, 'Scope and options', 'is given', scopeAndOptions),
  table(3, 'Key assumptions', 'states an assumption', keyAssumptions, inAssumptions),
  table(4, 'Baseline', 'states funding and lines', baseline, inFigures),
  table(5, 'Each option', 'is given beside the counterfactual', options, inFigures),
  table(6, 'Incremental', 'is given beside the counterfactual', incremental, inChart),
  table(7, 'Affordability', 'states funding and lines', affordability, inFigures),
  table(8, 'Bridge', 'has a position that moves', bridges),
  table(9, 'Savings schedule', 'states savings or shifts', savingsSchedule, inFigures),
  table(10, 'Capital and revenue consequences', 'can state capital', nothing),
  should(table(11, 'Income and expenditure, cash flow and balance sheet', 'can state accounts of a provider', nothing)),
  table(
    12,
    'Impact by organisation',
    'is a place of several members, or states providers of a line',
    byOrganisation,
    inFigures,
  ),
  table(13, 'Sensitivities', 'states a figure that could be another', sensitivities),
  should(table(14, 'Uncertainty', 'states a range or a risk', uncertainty)),
  table(15, 'Risks', 'states risks', risks, inFigures),
  table(16, 'Reconciliation', 'states controls', reconciliation, inChecks),
  table(17, 'Checks and quality log', 'is given', checksAndLog, inChecks),
  table(18, 'Glossary and notes', 'is given', glossaryAndNotes),
  should({
    ...table(
      0,
      'Economic appraisal',
      'is appraised: amounts are in cash and not discounted, which is no appraisal by the Green Book, and the manifest names no definition of options ("appraisal")',
      economicAppraisal,
      ({ files }) => (files.appraisal === undefined ? [] : [files.appraisal]),
    ),
    id: 'ec-1',
  }),
]

/** FC-14: how far ranges and risks spread the position, by draws. */
function uncertainty({ all }: AppendixTold): TableContent | undefined {
  const drawn = all.flatMap((one) => (one.simulated === undefined ? [] : [{ one, chapter: one.simulated }]))
  if (drawn.length === 0) return undefined
  return {
    of: drawn.map(({ one }) => one),
    facts: drawn.flatMap(({ chapter }) => chapter.facts),
    tables: drawn.flatMap(({ one, chapter }) =>
      chapter.tables.map((own) => ({
        ...own,
        heading: `${own.heading === '' ? 'Spread' : own.heading}: ${one.scenario.definition.title}`,
      })),
    ),
    fans: drawn.flatMap(({ one, chapter }) => (chapter.fans ?? []).map((own) => titled(own, one))),
    notes: drawn[0]?.chapter.notes ?? [],
  }
}
