import type { Scenario } from '../open/open.ts'
import type { CarriedPage, CarriedScenario } from '../render/html/page-data.ts'
import type { Chapter, Made } from '../report/document.ts'
import type { Started } from '../report/hint.ts'
import { runChapter } from '../report/run.ts'

/** How the reader of a page would start the program for what is shown: with their changes. */
export function startedWith(started: Started, settings: readonly string[]): Started {
  return { ...started, reading: [...started.reading, ...settings.flatMap((one) => ['--set', one])] }
}

/** What a document is made by that a page makes. */
export function madeBy({ command, version, started }: CarriedPage, settings: readonly string[]): Made {
  return {
    command,
    answer: 'results',
    version,
    started: startedWith(started, settings),
    settings,
    timestamp: undefined,
    workingDirectory: '',
    asked: undefined,
    inputs: () => ({}),
    values: () => ({}),
  }
}

/** What is told of a scenario, by the code that the command tells it by. */
export function chapterOf(
  scenario: Scenario,
  { view, years }: CarriedScenario,
  page: CarriedPage,
  settings: readonly string[],
): Chapter {
  return runChapter(scenario, { view, years, rows: undefined, isByMember: false }, madeBy(page, settings))
}
