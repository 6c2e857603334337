import type { Input } from '../input.ts'

/** The figures of a definition that a part of it holds, however deep, each once: `all` are those of the definition. */
export function figuresWithin(part: unknown, all: ReadonlySet<unknown>): ReadonlySet<Input> {
  const found = new Set<Input>()
  const look = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return
    if (all.has(value)) found.add(value as Input)
    else for (const own of Object.values(value)) look(own)
  }
  look(part)
  return found
}
