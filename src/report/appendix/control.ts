import { printYear } from '../../base/financial-year.ts'
import { listInWords } from '../../base/list-in-words.ts'
import { unitInWords } from '../../base/money-unit.ts'
import { upperFirst } from '../../base/upper-first.ts'
import { lowerFirst } from '../sentence.ts'
import { type TableContent, wordsTable } from './content.ts'
import { controls, type PackControl } from './pack.ts'
import { type AppendixTold, ofScenario, type ToldScenario } from './told.ts'

const none = 'None recorded'

/** What people call a control where its key is no word of theirs. */
function controlName(name: PackControl): string {
  return upperFirst(name.replaceAll('-', ' '))
}

/** What is stated of the appendix, or else of the scenarios: of the first alone it must not be taken for that of all. Undefined where nobody did. */
function stated(name: PackControl, { pack, all, first }: AppendixTold): string | undefined {
  const own = pack.controls.get(name)
  if (own !== undefined) return own
  const text = first.scenario.definition.document.get(name)
  const isOfAll = all.every(({ scenario }) => scenario.definition.document.get(name) === text)
  return text === undefined || isOfAll ? text : `${text} (of ${first.file})`
}

/** What nobody has recorded of the document and of those who sign it. What changed there is to tell only where there was a version before. */
function notRecorded(told: AppendixTold, organisation: string | undefined): string[] {
  const { signatures } = told.pack
  const isSigned =
    signatures.length > 0 && signatures.every(({ name, date }) => name !== undefined && date !== undefined)
  return [
    ...(organisation === undefined ? ['organisation'] : []),
    ...controls
      .filter((name) => name !== 'changes' && stated(name, told) === undefined)
      .map((name) => lowerFirst(controlName(name))),
    ...(isSigned ? [] : ['sign-off']),
  ]
}

/** FC-1: what the document is, who answers for it, what it was made of, and who signs. */
export function documentControl(told: AppendixTold): TableContent {
  const { pack, all, first, made, files } = told
  const { version, timestamp } = made
  const organisation = pack.organisation ?? first.scenario.definition.organisation
  return {
    of: [],
    notRecorded: notRecorded(told, organisation),
    tables: [
      wordsTable(
        'Document control',
        ['Stated'],
        [
          ['Title', pack.title ?? first.scenario.definition.title],
          ['Organisation', organisation ?? none],
          ...controls.map((name) => [controlName(name), stated(name, told) ?? none] as const),
          ['Manifest', pack.source?.path ?? none],
          ['Made by', `scenario ${version}${timestamp === undefined ? '' : `, ${timestamp}Z`}`],
        ],
      ),
      wordsTable(
        'Definitions that it is made of',
        ['File', 'Version', 'Status', 'Review by'],
        all.map(({ scenario, file }) => {
          const { title, document } = scenario.definition
          const [own, status, review] = ['version', 'status', 'review-by'].map((name) => document.get(name) ?? none)
          return [title, file, own ?? none, status ?? none, review ?? none]
        }),
        [[`The hash of every file, and of every file beside this one, stands in ${files.manifest}.`]],
      ),
      wordsTable(
        'Sign-off',
        ['Name', 'Date', 'Decision'],
        pack.signatures.length === 0
          ? [[none, '', '', '']]
          : pack.signatures.map(({ role, name, date, decision }) => [
              role,
              name ?? 'to be named',
              date ?? 'to be signed',
              decision ?? '',
            ]),
      ),
    ],
  }
}

/** FC-2: which scenarios are compared, for whom, over which years, and what is left out. */
export function scopeAndOptions(told: AppendixTold): TableContent {
  const { all, first } = told
  const { definition } = first.scenario
  const { horizon, prices } = definition
  const organisations = [...new Set(all.flatMap(({ scenario }) => organisationsOf(scenario.definition)))]
  return {
    of: [],
    tables: [
      wordsTable(
        'Options',
        ['Name', 'Part', 'What it asks'],
        all.map((one) => [
          one.scenario.definition.title,
          one.scenario.name,
          partOf(one, told),
          one.scenario.definition.description ?? none,
        ]),
      ),
      wordsTable(
        'Scope',
        ['Stated'],
        [
          ['Organisations', organisations.length === 0 ? none : listInWords(organisations)],
          [
            'Years',
            `${printYear(horizon.base)}, the base year, to ${printYear(horizon.base + horizon.count)}${definition.confirmed === undefined ? '' : `; funding confirmed to ${printYear(definition.confirmed)}, later years assumed`}`,
          ],
          ['Money', `${unitInWords(first.view.cash.unit)}, cash; real terms are in ${printYear(prices.base)} prices`],
          ['Deflator', deflatorText(definition)],
          ['Left out', stated('limitations', told) ?? none],
          ['Appraisal', appraisalText(told)],
        ],
      ),
    ],
  }
}

/** Whether options are appraised: a reader must not take a plan in cash for that. */
function appraisalText({ appraisal }: AppendixTold): string {
  return appraisal === undefined
    ? 'None: amounts are in cash and not discounted, and no option is ranked by what it costs, as an appraisal by the Green Book would do'
    : `EC-1, of ${appraisal.answer.file}; all other tables are in cash and not discounted`
}

/** Who publishes the prices that real terms rest on, and which edition; where nobody is named, what they are and where their source stands. */
function deflatorText({ prices }: ToldScenario['scenario']['definition']): string {
  const { publisher, vintage, deflator, index } = prices
  const published = [publisher, vintage].filter(Boolean).join(', ')
  const entry = (deflator ?? index)?.entry
  if (published !== '' || entry === undefined) return published || none
  const { content, path } = entry
  const stated = content.form === 'plain' ? content.plain.text : 'stated by year'
  return `${stated}, of no named publisher; source and quality are those of ${path} in FC-3`
}

function organisationsOf({ organisation, members }: ToldScenario['scenario']['definition']): string[] {
  return [...(organisation === undefined ? [] : [organisation]), ...members.map(({ title }) => title)]
}

/** What part a scenario has. Without an appraisal nothing is preferred to anything: it is the one that the text speaks of. */
function partOf(one: ToldScenario, { first, preferred, all, appraisal }: AppendixTold): string {
  if (all.length === 1) return 'the case itself'
  const part = one === first ? 'counterfactual' : 'option'
  if (one !== preferred) return part
  return appraisal === undefined ? `${part}, of which the text speaks where it names none` : `${part}, preferred`
}

/** What a chapter calls a scenario in the heading of its table. */
export function headingOf(what: string, one: ToldScenario): string {
  return `${what}: ${ofScenario(one)}`
}
