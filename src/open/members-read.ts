import type { MoneyUnit } from '../base/money-unit.ts'
import type { Definition } from '../definition/definition.ts'

/** So many members a place may have, those of members that are places too, and so many values may they all state. */
const most = { members: 500, values: 60_000 }

/** Members by their files, each read and defined once for every unit however often a place or the places in it name it. */
export class MembersRead<Read> {
  private readonly known = new Map<string, Read>()

  find(real: string, unit: MoneyUnit): Read | undefined {
    return this.known.get(`${unit} ${real}`)
  }

  keep(real: string, unit: MoneyUnit, read: Read): void {
    this.known.set(`${unit} ${real}`, read)
  }
}

/**
 * How large members make a place. Every row of every member stands in it, so that a few lines that name one file over and over, or
 * places in places, could ask for millions of rows.
 */
export class SizeOfMembers {
  private members = 0
  private values = 0

  /** Count one more member; what there is too much of with it. */
  beyond(definition: Definition): { readonly limit: number; readonly of: string } | undefined {
    this.members += 1 + membersIn(definition)
    this.values += definition.entries.size
    if (this.members > most.members) return { limit: most.members, of: 'members' }
    return this.values > most.values ? { limit: most.values, of: 'values of members' } : undefined
  }
}

function membersIn({ members }: Definition): number {
  return members.reduce((sum, { definition }) => sum + 1 + membersIn(definition), 0)
}
