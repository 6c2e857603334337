import { withoutUnseen } from '../../diagnostics/characters.ts'

/** What an item may be called in paths: small letters, digits and hyphens. */
export const idPattern = /^[a-z][a-z0-9-]*$/

/** An id for a name that is none: `Mental Health` becomes `mental-health`. */
export function nearestId(name: string): string | undefined {
  const id = withoutUnseen(name)
    .trim()
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+|-+$/g, '')
  return idPattern.test(id) && id !== 'total' ? id : undefined
}
