import { dirname, join, normalize } from 'node:path'
import { type Diagnostic, diagnose, type Tell } from '../../diagnostics/catalogue.ts'
import type { Span } from '../../diagnostics/span.ts'
import { watchErrors } from '../../diagnostics/watch-errors.ts'
import { envelope, hasEnvelope } from '../../model/care-settings.ts'
import type { Format } from '../../render/formats.ts'
import { formats } from '../../render/formats.ts'
import { offScreen } from '../../render/page.ts'
import { type Piece, renderWhole } from '../../render/renderer.ts'
import { appendixDocument } from '../../report/appendix/document.ts'
import { nothingStated, type Pack } from '../../report/appendix/pack.ts'
import type { AppendixFiles, AppendixTold } from '../../report/appendix/told.ts'
import { isUnsettled } from '../../report/checks/verdict.ts'
import type { Document } from '../../report/document.ts'
import { provenanceOf } from '../../report/provenance.ts'
import { hasReviews } from '../../report/register/facts.ts'
import { unlikeIn } from '../../workbook/unlike.ts'
import { askedOn } from '../asked-words.ts'
import type { ShowOptions } from '../choices.ts'
import { refuseUnlike } from '../compare-scenarios.ts'
import { type Exit, exit, worse } from '../exit.ts'
import { type Host, UsageError } from '../host.ts'
import { hashOf } from '../input-hashes.ts'
import { madeOf } from '../made-of.ts'
import { screenPage } from '../page-of.ts'
import { Problems } from '../problems.ts'
import { openAll } from '../read-scenarios.ts'
import { TakenPlaces } from '../taken-places.ts'
import type { RunLine } from '../verify/remake.ts'
import { writeResult } from '../write-result.ts'
import { appendixTold, type OpenedScenario, type ToldOptions } from './appendix-told.ts'
import { dataFiles, type NamedPieces } from './data-files.ts'
import { manifestName, manifestText } from './manifest-file.ts'
import { readAppraisal } from './read-appraisal.ts'
import { type ReadPack, readPack } from './read-pack.ts'
import { refuseFolder } from './take-folder.ts'

/** What was asked of `scenario appendix`. */
export interface AppendixOptions extends ToldOptions, ShowOptions {
  readonly output?: string
  readonly manifest?: string
  readonly checklist?: true
}

/** Make an appendix from definitions and a manifest, and put its folder in place; or tell its checklist. */
export async function makeAppendix(
  paths: readonly string[],
  options: AppendixOptions,
  run: RunLine,
  world: Host,
): Promise<Exit> {
  const host = readingOnce(world)
  const { output } = options
  if (options.checklist !== true && output === undefined)
    throw new UsageError('-o names the folder of the appendix: -o appendix/')
  const problems = new Problems(options.strict === true)
  const opened = openAll(paths, options, host, problems)
  const found = options.manifest ?? usualManifest(paths, host)
  const read = found === undefined ? noManifest : readPack(found, host, problems.tell)
  const stranger =
    options.manifest === undefined && read !== undefined
      ? ofOthers(
          read.pack,
          opened.map(({ name }) => name),
        )
      : undefined
  if (stranger !== undefined) problems.tell(diagnose('manifest-of-others', ...stranger))
  if (stranger !== undefined && options.checklist !== true) {
    host.err(problems.text())
    return problems.exit
  }
  // A checklist is asked for in order to write a manifest, and stands without one.
  const [packPath, pack] = stranger === undefined ? [found, read] : [undefined, noManifest]
  const right = opened.flatMap(({ scenario, path, name }): OpenedScenario[] =>
    scenario === undefined ? [] : [{ scenario, path, name }],
  )
  const tellProblems = (): void =>
    host.err(
      problems.text((one) => problems.isError(one) || (options.quiet !== true && one.code !== 'missing-sources')),
    )
  const appraisal = pack && readAppraisal(pack.pack, options, host, problems)
  if (pack === undefined || right.length < opened.length) {
    tellProblems()
    return problems.exit
  }
  const lacksAppraisal = pack.pack.appraisal !== undefined && appraisal === undefined
  try {
    refuseUnlike(
      right.map(({ scenario }) => scenario),
      { unit: options.unit },
    )
  } catch (problem) {
    if (pack.isFlawed || lacksAppraisal) tellProblems()
    throw problem
  }
  const files = filesOf(right, appraisal !== undefined)
  const made = madeOf(
    'appendix',
    'records',
    { target: output ?? '-', format: formatCalled('html') },
    withoutAsked(options),
    host,
  )
  const { tell: watch, hasErrors } = watchErrors(problems.tell)
  const told = await appendixTold(right, pack.pack, appraisal?.told, files, options, made, host, watch)
  const isWrong = pack.isFlawed || lacksAppraisal || hasErrors()
  // What else is wrong in the manifest is told with it, but for what may be no more than what was refused.
  const tell: Tell = (problem) => {
    if (!(isWrong && mayFollow(problem, pack.unread, lacksAppraisal))) problems.tell(problem)
  }
  const documents = told && appendixDocument(told, tell)
  if (options.checklist === true && documents !== undefined && !isWrong) {
    host.err(problems.text(({ code }) => code !== 'table-without-data' && code !== 'missing-sources'))
    return worse(await tellChecklist(documents.checklist, options, host), problems.exit)
  }
  tellProblems()
  if (told === undefined || documents === undefined || problems.exit !== exit.ok) return problems.exit
  const folder = output ?? ''
  refuseFolder(folder, host)
  const places = new TakenPlaces([], [], host)
  for (const { reads } of [...opened, ...(appraisal === undefined ? [] : [appraisal.opened])])
    for (const path of reads) places.reads('definition', path)
  if (packPath !== undefined) places.reads('manifest', packPath)
  const written = byName([
    ...(await documentFiles(documents.document, files)),
    ...(await dataFiles(right, files, appraisal?.opened.path, options, run, host)),
  ])
  written.set(manifestName, [
    manifestText(documents.document.made.cover?.title ?? '', written, provenance(told, pack, packPath, options)),
  ])
  for (const name of written.keys()) places.writes(join(folder, name))
  const failure = host.stageFolder(folder, written).keep()
  if (failure !== undefined) {
    host.err(`scenario: ${folder} cannot be written: ${failure}.\n`)
    return exit.io
  }
  return options.strict === true && right.some(({ scenario }) => isUnsettled(scenario)) ? exit.findings : exit.ok
}

/** What is known of the manifest where there is none. */
const noManifest = { pack: nothingStated, isFlawed: false, unread: new Set<string>(), bytes: undefined }

/**
 * Where a manifest that nobody named speaks of no scenario of this appendix and of others by name: it stands beside the first definition
 * and is of another appendix.
 */
function ofOthers(
  { counterfactual, preferred }: Pack,
  known: readonly string[],
): [Span, { named: readonly string[]; known: readonly string[] }] | undefined {
  const stated = [counterfactual, preferred].flatMap((one) => one ?? [])
  const [first] = stated
  if (first === undefined || stated.some(({ text }) => known.includes(text))) return undefined
  return [first.span, { named: stated.map(({ text }) => text), known }]
}

/** Whether a problem may come of what was refused before: a table lacks a reason that could not be read, or the appraisal. */
function mayFollow({ code }: Diagnostic, unread: ReadonlySet<string>, lacksAppraisal: boolean): boolean {
  if (code === 'table-without-data' && lacksAppraisal) return true
  const ofChapters = code === 'table-without-data' || code === 'appendix-chapter'
  return ofChapters && [...unread].some((path) => path.split('.')[0] === 'chapters')
}

/** The folder records how it was made, and no file in it does so again. */
function withoutAsked({ asked: _, ...options }: AppendixOptions): Omit<AppendixOptions, 'asked'> {
  return options
}

/** Where a manifest is read from where none is named: beside the first definition. */
export const usualManifestPath = 'packs/appendix.yaml'

function usualManifest([first = '']: readonly string[], host: Host): string | undefined {
  const path = join(dirname(first), usualManifestPath)
  return host.read(path).ok ? path : undefined
}

/** Standard input can be read once, and each of the files is made from it. */
function readingOnce(host: Host): Host {
  let input: ReturnType<Host['read']> | undefined
  return {
    ...host,
    read: (path, most) => {
      if (path !== '-') return host.read(path, most)
      input ??= host.read(path, most)
      return input
    },
  }
}

function filesOf(opened: readonly OpenedScenario[], isAppraised: boolean): AppendixFiles {
  const [first, ...others] = opened.map(({ scenario }) => scenario)
  if (first === undefined) throw new Error('An appendix is of one scenario at least')
  const isShared = unlikeIn([first, ...others]).length === 0
  return {
    page: 'appendix.html',
    markdown: 'appendix.md',
    word: 'appendix.docx',
    models: isShared ? ['model.xlsx'] : workbookNames(opened),
    chart: opened.every(({ scenario }) => isDrawn(scenario)) ? 'chart-envelope.svg' : undefined,
    figures: 'figures.csv',
    assumptions: 'assumptions.csv',
    checks: 'checks.xml',
    appraisal: isAppraised ? 'appraisal.csv' : undefined,
    manifest: manifestName,
  }
}

/**
 * A workbook a scenario, by its name. Where two would share a file, as x/a and x-a or A and a do, each bears its place on the command line
 * before its name.
 */
function workbookNames(opened: readonly OpenedScenario[]): string[] {
  const plain = opened.map(({ name }) => name.replaceAll('/', '-'))
  const isClear = new Set(plain.map((name) => name.toLowerCase())).size === plain.length
  return plain.map((name, at) => (isClear ? `model-${name}.xlsx` : `model-${at + 1}-${name}.xlsx`))
}

/** The files of the folder. Throws where two share a name: one would be missing. */
function byName(files: readonly NamedPieces[]): Map<string, readonly Piece[]> {
  const written = new Map<string, readonly Piece[]>()
  for (const [name, pieces] of files) {
    if (written.has(name)) throw new Error(`Two files of an appendix are called ${name}`)
    written.set(name, pieces)
  }
  return written
}

/** Whether there is anything left for care out of hospital to draw. */
function isDrawn({ definition, model }: OpenedScenario['scenario']): boolean {
  return hasEnvelope(definition) && !model.absent.has(envelope) && definition.horizon.count > 0
}

function formatCalled(name: string): Format {
  const format = formats.find((one) => one.name === name)
  if (format === undefined) throw new Error(`There is no format ${name}`)
  return format
}

/** The document in every format that people read it in, each loaded where it is written. */
async function documentFiles(document: Document, { page, markdown, word }: AppendixFiles): Promise<NamedPieces[]> {
  const [html, text, docx] = await Promise.all([
    import('../../render/html/appendix.ts'),
    formatCalled('markdown').load(),
    import('../../render/docx/docx.ts'),
  ])
  return [
    [page, await renderWhole(html.render, document, offScreen)],
    [markdown, await renderWhole(text.render, document, offScreen)],
    [word, await renderWhole(docx.render, document, offScreen)],
  ]
}

/** What the whole folder rests on, the manifest among it; what depends on the day is made again as of the same day. */
function provenance(
  { all, appraisal, made, today }: AppendixTold,
  { bytes }: Pick<ReadPack, 'bytes'> | { readonly bytes: undefined },
  packPath: string | undefined,
  { asked }: AppendixOptions,
): Parameters<typeof manifestText>[2] {
  if (asked === undefined) throw new Error('An appendix is asked for by a command line')
  const isDated = all.some(({ register }) => hasReviews(register))
  const { verb, operands, options } = isDated ? askedOn(asked, today) : asked
  const scenarios = [
    ...all.map(({ scenario }) => scenario),
    ...(appraisal === undefined ? [] : [appraisal.answer.scenario]),
  ]
  const rests = scenarios.map((scenario) => ({ inputs: made.inputs(scenario), values: made.values(scenario) }))
  const own = packPath === undefined || bytes === undefined ? {} : { [normalize(packPath)]: hashOf(bytes) }
  const files = operands.map((operand) => (operand.startsWith('-') && operand !== '-' ? `./${operand}` : operand))
  const recorded = provenanceOf(
    {
      ...made,
      asked: { command: [verb, ...files, ...options.flat()], scenario: undefined },
    },
    [...rests, { inputs: own, values: {} }],
  )
  if (recorded === undefined) throw new Error('What was asked is recorded')
  return recorded
}

async function tellChecklist(document: Document, options: AppendixOptions, host: Host): Promise<Exit> {
  const { render } = await formatCalled('table').load()
  const page = await screenPage(options, host, true)
  return writeResult('-', await renderWhole(render, document, page), host)
}
