/** A label that would stand about a place, and the room that it takes. */
export interface Wanted {
  /** Where its middle would be. */
  readonly middle: number
  readonly height: number
}

/**
 * Where labels begin that stand one above the other between a top and a bottom: each as near to where it would be as the others let
 * it, none upon another. In the order in which they were given. Undefined where there is no room for all.
 */
export function placeLabels(labels: readonly Wanted[], top: number, bottom: number): number[] | undefined {
  const total = labels.reduce((sum, { height }) => sum + height, 0)
  if (total > bottom - top) return undefined
  const order = labels
    .map((label, at) => ({ label, at }))
    .sort((one, other) => one.label.middle - other.label.middle || one.at - other.at)
  // With the heights of those above it taken off, each label may stand anywhere not above the one before: those that would cross
  // stand together, at the mean of where they would be.
  const groups: { sum: number; count: number }[] = []
  let above = 0
  for (const { label } of order) {
    let group = { sum: label.middle - label.height / 2 - above, count: 1 }
    above += label.height
    for (
      let last = groups.at(-1);
      last !== undefined && last.sum / last.count > group.sum / group.count;
      last = groups.at(-1)
    ) {
      group = { sum: group.sum + last.sum, count: group.count + last.count }
      groups.pop()
    }
    groups.push(group)
  }
  const starts = groups.flatMap(({ sum, count }) =>
    new Array<number>(count).fill(Math.min(bottom - total, Math.max(top, sum / count))),
  )
  const placed = new Array<number>(labels.length).fill(0)
  let used = 0
  order.forEach(({ label, at }, position) => {
    placed[at] = (starts[position] ?? top) + used
    used += label.height
  })
  return placed
}
