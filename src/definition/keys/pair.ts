/** The paths of two figures that are written as one name: `lines.acute.growth ~ drivers.pay`. */
export type Pair = readonly [one: string, other: string]

const between = ' ~ '
const isPath = /^[^\s~"]+$/
/** What people write between two names. */
const signs = /\s*[~,;&|/\u223c\uff5e]\s*|\s+(?:and|with|vs)\s+/
const longest = 300

/** What a pair looks like in a schema. */
export const pairProperty = '^[^\\s~"]+ ~ [^\\s~"]+$'

/** The two paths of a pair; undefined for what is none. */
export function parsePair(text: string): Pair | undefined {
  const [one = '', other = '', ...more] = text.split(between)
  return more.length === 0 && isPath.test(one) && isPath.test(other) ? [one, other] : undefined
}

export function printPair([one, other]: Pair): string {
  return one + between + other
}

/** The pair that was probably meant. */
export function mendPair(text: string): string | undefined {
  const parts = text.length > longest ? [] : text.trim().split(signs)
  const [one = '', other = ''] = parts
  return parts.length === 2 && isPath.test(one) && isPath.test(other) ? printPair([one, other]) : undefined
}

/** A pair as a part of a path, in quotes because it has dots of its own. */
export function quotePair(pair: Pair): string {
  return `"${printPair(pair)}"`
}

/** The pair that is the last part of a path. */
export function pairAt(path: string): Pair | undefined {
  const start = path.indexOf('"')
  return start === -1 ? undefined : parsePair(path.slice(start + 1, -1))
}
