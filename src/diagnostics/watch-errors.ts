import type { Tell } from './catalogue.ts'

/** A `Tell` that passes everything on and remembers whether an error was among it. */
export interface Watched {
  readonly tell: Tell
  readonly hasErrors: () => boolean
}

/** Watch what is told for errors. */
export function watchErrors(tell: Tell): Watched {
  let found = false
  return {
    tell: (diagnostic) => {
      if (diagnostic.severity === 'error') found = true
      tell(diagnostic)
    },
    hasErrors: () => found,
  }
}
