import type { Decimal } from '../base/decimal.ts'
import type { FinancialYear } from '../base/financial-year.ts'
import type { MoneyUnit } from '../base/money-unit.ts'
import type { CheckResult } from '../checks/result.ts'
import type { Entry } from '../definition/values/entry.ts'
import type { Diagnostic } from '../diagnostics/catalogue.ts'
import type { Span } from '../diagnostics/span.ts'
import type { Explanation } from '../explain/explanation.ts'
import type { Unit } from '../formula/unit.ts'
import type { Meaning } from '../model/glossary/entry.ts'
import type { Scenario } from '../open/open.ts'
import type { Asked } from './asked.ts'
import type { DocumentControl } from './document-control.ts'
import type { Cell } from './figure.ts'
import type { FigureTable } from './figures.ts'
import type { Started } from './hint.ts'
import type { Prose } from './prose.ts'
import type { Records } from './records.ts'
import type { StatedValues } from './result-provenance.ts'
import type { Sentence } from './sentence.ts'
import type { ViewChoice } from './views/view.ts'

export interface TableRow {
  /** A position or a total is set off from the items above it; a gap is an empty line. */
  readonly role: 'item' | 'total' | 'position' | 'gap'
  readonly label: string
  readonly cells: readonly Cell[]
  /** What it belongs to, where its label says so: rows of one thing may stand under its title, which is then told once. */
  readonly within?: Within
}

/** The thing that a row of a table belongs to. */
export interface Within {
  readonly path: string
  readonly title: string
  /** The label of the row without that title. */
  readonly label: string
}

export interface Column {
  readonly label: string
  /** `base`, `assumed` and the like; empty where there is nothing to say. */
  readonly note: string
  /** Whether it is the last year less the first one, which stand before it. */
  readonly isChange?: true
  /** Whether it holds words, which are read from the left and may be broken into lines, and not figures. */
  readonly isWords?: true
}

/** Rows of a table that add up to another one, so that a reader who adds the rounded figures can be warned. */
export interface Addition {
  readonly total: number
  readonly parts: readonly { readonly row: number; readonly sign: 1 | -1 }[]
  /** Whether every year adds its own parts to the total of the year before, where that stands beside it. */
  readonly isRunning?: true
}

export interface Table {
  /** Empty for the usual table, which stands under the title. */
  readonly heading: string
  /** Unit and price base, where the table stands by itself. */
  readonly basis: string
  /** Decimal places of money. */
  readonly decimals: number
  /** Decimal places of per cent. */
  readonly percentDecimals: number
  readonly columns: readonly Column[]
  readonly rows: readonly TableRow[]
  readonly additions: readonly Addition[]
  /** The same of columns, by their positions: what adds up in every row. */
  readonly across?: readonly Addition[]
  /** What must be said of the table alone. */
  readonly notes: readonly Sentence[]
  /** Whether a reader has the answer without it, so that where there is little room it may stand folded up. */
  readonly mayFold?: true
  /** What the columns are the numbers of, where they are no years. */
  readonly columnsAre?: string
  /** Set where it holds one answer at every pair of two numbers; `centre` is the one as stated, where it is among them. */
  readonly grid?: GridOf
}

/** What a grid is of. */
export interface GridOf {
  readonly centre: { readonly row: number; readonly column: number } | undefined
  readonly is: Unit
  readonly money: MoneyUnit | undefined
  /** What it is called where it stands alone. */
  readonly title: string
}

/** Lines over the years. */
export interface Chart {
  readonly title: string
  /** What it is called where a picture is asked for by name; undefined for one that makes no picture by itself. */
  readonly name?: 'cost' | 'envelope' | 'spend' | 'contract' | 'review'
  readonly unit: string
  readonly years: readonly FinancialYear[]
  readonly series: readonly ChartSeries[]
  /** Places of the figures in words. */
  readonly decimals: number
  /** What the values are: money where it is undefined. */
  readonly is?: Unit
  /** The unit of money of a figure in a sentence. */
  readonly money?: MoneyUnit
  /** The base year, where it is one of the years and that of all lines. */
  readonly base?: FinancialYear
  /** The first year that is assumed, where that is said and is the same for all lines. */
  readonly assumedFrom?: FinancialYear
  /** Two of the series, by position, whose distance is what matters, and what it is called. */
  readonly gap?: { readonly from: number; readonly to: number; readonly label: string }
}

export interface ChartSeries {
  readonly label: string
  /** The rows that the line is of, added up where there are several. */
  readonly rows: readonly string[]
  /** One a year; undefined leaves a gap. */
  readonly values: readonly (Decimal | undefined)[]
  /** What it is of, where that has a look of its own in every picture. */
  readonly is?: 'left' | 'services' | 'hospital'
  /** Whether it is what was published, behind what is shown now. */
  readonly isGhost?: true
}

/** Bars about a value: what comes of the low and of the high of each of several figures. */
export interface BarChart {
  readonly title: string
  readonly unit: string
  readonly decimals: number
  /** What the values are. */
  readonly is: Unit
  /** The unit of money of a figure in a sentence, where they are money. */
  readonly money?: MoneyUnit
  readonly centre: Decimal
  readonly bars: readonly {
    readonly label: string
    readonly low: Decimal
    readonly high: Decimal
    /** Whether it is of another kind than most, and must not be compared with those. */
    readonly isApart: boolean
  }[]
  /** What those that are apart are called, and what the rest; undefined where all bars are of one kind. */
  readonly kinds: { readonly apart: string; readonly rest: string } | undefined
}

/** How draws of a row spread, year by year: bands about the middle, the narrowest last, and the row as stated. */
export interface FanChart {
  readonly title: string
  /** The base year and the first that is assumed, as in a chart of lines. */
  readonly base?: FinancialYear
  readonly assumedFrom?: FinancialYear
  readonly unit: string
  readonly years: readonly FinancialYear[]
  /** What the values are. */
  readonly is: Unit
  /** The unit of money of a figure in a sentence, where they are money. */
  readonly money?: MoneyUnit
  readonly decimals: number
  readonly bands: readonly {
    /** The part of all draws that lie in it: 0.9. */
    readonly holds: number
    readonly low: FanLine
    readonly high: FanLine
  }[]
  readonly middle: FanLine
  readonly central: FanLine
}

/** One value a year; undefined where there is none. */
export type FanLine = readonly (Decimal | undefined)[]

/** How a value comes to be another one: a start, steps that move it, and an end. */
export interface Waterfall {
  readonly title: string
  /** Empty for what has no unit of money. */
  readonly unit: string
  readonly decimals: number
  /** What the values are. */
  readonly is: Unit
  /** The unit of money of a figure in a sentence, where they are money. */
  readonly money?: MoneyUnit
  readonly start: WaterfallPart
  readonly steps: readonly WaterfallPart[]
  readonly end: WaterfallPart
}

interface WaterfallPart {
  readonly label: string
  readonly value: Decimal
}

/** How a check counts. A failed warning fails nothing, and what could not be tested passes nothing, unless under `strict`. */
export type Mark = 'pass' | 'fail' | 'warn' | 'not-tested'

/** A check with what came of it, in words and in figures. */
export interface CheckItem {
  readonly mark: Mark
  readonly title: string
  /** What was measured, and when. */
  readonly measured: Sentence
  /** What it is held against; undefined where that is nothing. */
  readonly limit: Sentence | undefined
  /** In how many years it fails, and what the author says of it. */
  readonly remarks: readonly Sentence[]
  /** All of it in one sentence without a full stop. */
  readonly sentence: Sentence
  /** As it was found, for data: money in the unit of the definition. */
  readonly found: CheckResult
  readonly foundIn: MoneyUnit
  /** The same with its money in the unit of the document. */
  readonly shown: CheckResult
  /** Where a file states what it is about, for reporters that open one there; undefined where none does. */
  readonly statedAt?: Span | undefined
}

/** Something that is told in a line beside the checks and is none of the checks itself: a note, or one word on several checks. */
export interface CheckRemark {
  readonly mark: Mark | 'note'
  readonly sentence: Sentence
}

/** How one figure was made, and the file that it was asked of, as it was given. */
export interface Derivation {
  readonly explanation: Explanation
  readonly file: string
  /** How to go further down, where it stops before the inputs. */
  readonly deeper: readonly Sentence[]
  /** Decimal places of the figure that was asked for. */
  readonly decimals: number
}

/** Terms that were asked for, in the order of the glossary; `isBrief` where people want their names alone. */
export interface TermList {
  readonly meanings: readonly Meaning[]
  readonly isBrief: boolean
}

/** A problem of a definition, and whether it counts as an error. */
export interface Problem {
  readonly diagnostic: Diagnostic
  readonly isError: boolean
}

/** What data formats hold of one scenario: whole, where people are told what matters. */
export interface ChapterData {
  /** The rows and years asked for, exact; undefined where the answer has none. */
  readonly figures: FigureTable | undefined
  readonly facts: readonly Sentence[]
  readonly checks: readonly CheckItem[]
  /** The answer to a question that is not rows by year. */
  readonly records?: Records
}

/** A scenario that a chapter is of, and what of it was asked for: to tell it again with other figures. */
export interface Projected {
  readonly scenario: Scenario
  readonly asked: Asked
}

/** What is said of one scenario. */
export interface Chapter {
  /** The shortest name that tells the files of one command apart. */
  readonly name: string
  readonly path: string
  /** What stands above it. */
  readonly title: string
  readonly organisation: string | undefined
  /** What the author says of the definition as a document: formats with a cover have room for all of it. */
  readonly control?: DocumentControl
  /** The title of the definition; undefined where it could not be read. */
  readonly definition: string | undefined
  /** Unit, price base and which years are assumed, once for everything below; undefined where no table follows. */
  readonly basis: string | undefined
  /** `CHECKS FAILED` in words, where they did. */
  readonly stamp: string | undefined
  /** What people wrote about it, before anything that was worked out. */
  readonly prose?: readonly Prose[]
  /** What the command line changed, and what the author declares of the definition: read before any figure. */
  readonly declared: readonly Sentence[]
  /** What it comes to in a few sentences, for whoever reads nothing else; undefined where a document has no room for them. */
  readonly answer?: readonly Sentence[]
  readonly facts: readonly Sentence[]
  readonly tables: readonly Table[]
  readonly charts: readonly Chart[]
  /** Further ones, for formats that hold one picture and for pages. */
  readonly pictures?: readonly Chart[]
  /** Grids that are drawn and stand in no table. */
  readonly grids?: readonly Table[]
  readonly bars?: readonly BarChart[]
  readonly fans?: readonly FanChart[]
  readonly waterfalls?: readonly Waterfall[]
  /** Scenarios side by side, where its first table and its chart are that. */
  readonly together?: SideBySide | undefined
  readonly checks: readonly (CheckItem | CheckRemark)[]
  /** How all of its checks went, of which `checks` may tell several in a line; undefined where nothing is said of how many there are. */
  readonly counts?: CheckCounts | undefined
  readonly notes: readonly Sentence[]
  /** The command that shows all of it, where only a first screen is asked for; undefined where nothing may be left out. */
  readonly whole: string | undefined
  /** How good the evidence is, in one sentence, for a first screen, whose notes may have no room. */
  readonly evidence?: string | undefined
  readonly derivation: Derivation | undefined
  /** What terms mean, where that was asked. */
  readonly terms?: TermList
  readonly problems: readonly Problem[]
  /** The scenarios that it tells of as a whole; undefined where a part of them was asked for, or something else of them. */
  readonly projected?: readonly Projected[]
  /** The same for machines. */
  readonly data: ChapterData
  /** The unit of money in what is shown: `£m`, `£ per head`. */
  readonly unit: string
  /** The unit of money in cash, which is that of its checks. */
  readonly cash: MoneyUnit
  /** What `--set` changed. */
  readonly settings: readonly string[]
  /** SHA-256 of every file that it rests on, by path. */
  readonly inputs: Readonly<Record<string, string>>
  /** By name of the scenario, of a comparison of each, then by path: every figure that it states, as it is written. */
  readonly values: StatedValues
}

/** How the checks of scenarios went, and their plans: one count, wherever it is told. */
export interface CheckCounts {
  readonly checks: number
  readonly passed: number
  readonly failed: number
  readonly warned: number
  readonly notTested: number
  /** Of those that passed, the built-in ones of the arithmetic. */
  readonly arithmeticPassed: number
  /** Built-in checks of the arithmetic that failed. */
  readonly arithmeticFailed: number
  /** Of each scenario that has an in-year position: in how many of its projected years that is a deficit. */
  readonly positions: readonly PlanBalance[]
}

/** How the plan of a scenario stands. */
export interface PlanBalance {
  /** In how many years it balances only with money that is given for single years, such as deficit support, and what that is called. */
  readonly oneOff?: { readonly years: number; readonly names: readonly string[] }
  /** In how many of its projected years it has an in-year deficit. */
  readonly short: number
  readonly of: number
  /** Which share of the new savings in it nobody has found yet; undefined where all are found. */
  readonly unidentified: Decimal | undefined
}

/** What there was in all, and how it went. */
export interface Counts extends CheckCounts {
  readonly scenarios: number
  /** Definitions with an error. */
  readonly wrong: number
  readonly withoutSource: number
}

/** Whether everything is right, for who has to decide on it. */
export interface Verdict {
  readonly isStrict: boolean
  /** Whether every definition is right and no check failed. */
  readonly passes: boolean
  readonly counts: Counts
  /** What is told of the counts, where they are not of definitions and their checks. */
  readonly words?: string
  /** Values that name no source, those of a shared file once. */
  readonly withoutSource: readonly Entry[]
}

/** What a document was made by, for formats that have room to say so. */
export interface Made {
  readonly command: string
  /** What kind of answer it is, which shapes what data formats hold. */
  readonly answer: 'results' | 'verdict' | 'derivation' | 'terms' | 'records' | 'proof' | 'register'
  readonly version: string
  /** Which build of that version, as results record it. */
  readonly build?: string | undefined
  /** For commands that are told to the reader. */
  readonly started: Started
  /** `--set` as it was given. */
  readonly settings: readonly string[]
  /** What was asked on the command line; undefined where none was typed. */
  readonly asked: { readonly command: readonly string[]; readonly scenario: string | undefined } | undefined
  /** SHA-256 of every file that a scenario rests on, by path. */
  readonly inputs: (scenario: Scenario) => Readonly<Record<string, string>>
  /** By its name: every figure that a scenario states, by path, as it is written. */
  readonly values: (scenario: Scenario) => StatedValues
  /** ISO 8601 without a zone, in universal time; only where the caller fixed it, so that the same run gives the same bytes. */
  readonly timestamp: string | undefined
  readonly workingDirectory: string
  /** What stands before all chapters, where they are those of one work and not the answer to a question. */
  readonly cover?: DocumentCover
}

/** The head of a work of several chapters. */
export interface DocumentCover {
  readonly title: string
  /** Whose it is, its status and the like. */
  readonly lines: readonly string[]
  /** What must be read before anything else, such as that checks failed. */
  readonly stamp: string | undefined
}

/** Several scenarios in one table, and on one axis. */
export interface SideBySide {
  /** What their authors declare of them, where no chapter tells it: it stands above every figure. */
  readonly declared: readonly Sentence[]
  /** What each comes to, for whoever reads nothing else. */
  readonly answers: readonly SideAnswer[]
  readonly table: Table
  readonly charts: readonly Chart[]
  /** How the scenarios were asked for, by which the same is made of them with other figures. */
  readonly asked?: SideAsked
  /** What they rest on, where no chapter tells it. */
  readonly inputs: Chapter['inputs']
  readonly values: StatedValues
}

/** What one of several scenarios comes to, in the words of its own page. */
export interface SideAnswer {
  readonly title: string
  readonly told: readonly Sentence[]
}

/** What makes a table of scenarios side by side, beside these. */
export interface SideAsked {
  readonly choice: ViewChoice
  /** The years that are shown of each. */
  readonly years: readonly (readonly FinancialYear[])[]
  /** Whether what stands above says already whose they are. */
  readonly isNamed: boolean
}

/** What is said of all the chapters of a document together. */
export interface Together {
  /** Several scenarios side by side. */
  readonly summary: SideBySide | undefined
  /** Undefined where nobody asked for one. */
  readonly verdict: Verdict | undefined
  /** Problems of the whole command, each once, in the order of files. */
  readonly problems: readonly Problem[]
}

/**
 * The answer of a command, free of any format: every renderer takes one, and every command gives one. What a format has no
 * place for is not worked out: the parts of a chapter are made when they are read, and a renderer reads each once.
 */
export interface Document extends Together {
  readonly made: Made
  /** A chapter a scenario, in the order of the command line. */
  readonly chapters: readonly Chapter[]
}
