import { type PackedList, type PackedValue, packedKinds } from './packed.ts'

/** Parts of a list that are taken over from another one, and the new ones that follow them. */
interface Stretch {
  /** Where in the other list they begin, and how many they are: both in parts. */
  readonly from: number
  readonly count: number
  readonly added: readonly PackedValue[]
  /** What stands in the other list where these are added, and is not taken over. */
  readonly instead: readonly PackedValue[]
}

/** What of one list, or map, stands in another one of the same kind in the same order, and what is new between. */
export function likened(list: PackedList, other: PackedList): readonly Stretch[] {
  const width = list[0] === packedKinds.map ? 2 : 1
  const [own, like] = [textsOf(list, width), textsOf(other, width)]
  const places = new Map<string, number[]>()
  for (const [at, text] of like.entries()) {
    const known = places.get(text)
    if (known === undefined) places.set(text, [at])
    else known.push(at)
  }
  const stretches: Stretch[] = []
  let [from, count, next] = [0, 0, 0]
  let added: PackedValue[] = []
  const close = (upTo: number): void => {
    const instead = other.slice(1 + next * width, 1 + upTo * width)
    if (count > 0 || added.length > 0) stretches.push({ from: from * width, count: count * width, added, instead })
    count = 0
    added = []
  }
  for (const [at, text] of own.entries()) {
    const found = like[next] === text ? next : places.get(text)?.find((place) => place >= next)
    if (found === undefined) {
      added.push(...list.slice(1 + at * width, 1 + (at + 1) * width))
      continue
    }
    if (found !== next || added.length > 0) {
      close(found)
      from = found
    }
    count++
    next = found + 1
  }
  close(like.length)
  return stretches
}

/** The parts of a list, or the keys of a map with their values, each as one text. */
function textsOf(list: PackedList, width: number): string[] {
  const texts: string[] = []
  for (let at = 1; at < list.length; at += width) texts.push(JSON.stringify(list.slice(at, at + width)))
  return texts
}
