import { printYear } from '../../base/financial-year.ts'
import type { Row } from '../../model/row.ts'
import type { Scenario } from '../../open/open.ts'
import type { AppraisalAnswer } from '../appraise/figures.ts'
import type { Chapter, Made } from '../document.ts'
import type { RegisterAnswer } from '../register/answer.ts'
import type { View } from '../views/view.ts'
import type { Pack } from './pack.ts'

/** A scenario of an appendix. */
export interface ToldScenario {
  readonly scenario: Scenario
  /** The file as it was given. */
  readonly file: string
  readonly view: View
  /** The position that the case turns on: headroom, or what there is in its place. */
  readonly row: Row
  /** Everything that is assumed, with swings of that position in the last year. */
  readonly register: RegisterAnswer
  /** The chapter of its simulation; undefined where nothing in it is uncertain. */
  readonly simulated: Chapter | undefined
}

/** All that an appendix is told of. */
export interface AppendixTold {
  readonly pack: Pack
  /** In the order of the command line. */
  readonly all: readonly ToldScenario[]
  /** The one that the others are held against. */
  readonly first: ToldScenario
  readonly others: readonly ToldScenario[]
  readonly preferred: ToldScenario | undefined
  /** The options that the case chooses between, where the manifest names a definition of them. */
  readonly appraisal: ToldAppraisal | undefined
  readonly made: Made
  /** ISO 8601. */
  readonly today: string
  /** The files that stand beside the appendix, by what they hold. */
  readonly files: AppendixFiles
}

/** Options held against one another, in their own view. */
export interface ToldAppraisal {
  readonly answer: AppraisalAnswer
  readonly view: View
}

/** The names of the files of an appendix. */
export interface AppendixFiles {
  readonly page: string
  readonly markdown: string
  readonly word: string
  /** One workbook, or one of each scenario where they do not share their rows. */
  readonly models: readonly string[]
  /** The drawing of what is left for care out of hospital in each scenario; undefined where one of them has no such figure. */
  readonly chart: string | undefined
  readonly figures: string
  readonly assumptions: string
  readonly checks: string
  /** The rows of the appraisal; undefined where there is none. */
  readonly appraisal: string | undefined
  readonly manifest: string
}

/** Whose figures they are and of which years, for the heading of a table. */
export function ofScenario({ scenario }: ToldScenario): string {
  const { title, organisation, horizon } = scenario.definition
  const whose = organisation === undefined || title.includes(organisation) ? '' : `, ${organisation}`
  return `${title}${whose}, ${printYear(horizon.base)} to ${printYear(horizon.base + horizon.count)}`
}
