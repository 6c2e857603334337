import type { Report } from './catalogue.ts'

/** A report that passes everything on and remembers whether an error was among it. */
export interface Watched {
  readonly report: Report
  readonly hasErrors: () => boolean
}

/** Watch what is reported for errors. */
export function watchErrors(report: Report): Watched {
  let found = false
  return {
    report: (diagnostic) => {
      if (diagnostic.severity === 'error') found = true
      report(diagnostic)
    },
    hasErrors: () => found,
  }
}
