/** What a definition may leave out, and what others may rest on: where money comes from, and what it is spent on. */
export const fundingAndLines = ['funding', 'lines'] as const

/** A key of the definition that others may rest on. */
export type Need = (typeof fundingAndLines)[number]

/** Whether a key of the definition is one that others rest on. */
export function isNeed(name: string): name is Need {
  return fundingAndLines.some((need) => need === name)
}

/** Those that something is not true of, in their order: what is lacking, where it is told what is stated. */
export function lackingOf(isStated: Readonly<Record<Need, boolean>>): readonly Need[] {
  return fundingAndLines.filter((need) => !isStated[need])
}

/** What is not there, to go on after who lacks it: `states neither funding nor lines`. */
export function statesNo(lacking: readonly Need[]): string {
  const [first, second] = lacking
  return second === undefined ? `states no ${first}` : `states neither ${first} nor ${second}`
}
