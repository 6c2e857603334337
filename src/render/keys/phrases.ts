import type { KeyEntry } from '../../definition/keys/reference.ts'

/** What a key takes in one line: `A share, by year. Required. Such as 85%.` */
export function toPhrase({ takes, isRequired, default: usual, limits, example }: KeyEntry): string {
  const parts = [
    takes,
    ...(isRequired ? ['required'] : []),
    ...(usual === undefined ? [] : [`default ${usual}`]),
    ...limits,
    ...(example === undefined || takes.includes(example) ? [] : [`such as ${example}`]),
  ]
  const text = parts.join('; ')
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`
}
