import { type Decimal, epsilon, toPlain } from '../base/decimal.ts'
import type { PlaceMember } from '../definition/definition.ts'
import { diagnose, type Tell } from '../diagnostics/catalogue.ts'

/**
 * Whether the people of a member are those of its own members, added up: a figure of the model, known once it is projected. All
 * others have them from their definition.
 */
export function hasPeopleOfMembers({ definition: { members, population } }: PlaceMember): boolean {
  return members.length > 0 && population === undefined
}

/** Refuse residents who are no part of the people of their member: `people` of the base year, undefined where they are not known. */
export function refuseResidents(member: PlaceMember, people: Decimal | undefined, tell: Tell): void {
  const { id, span, residents } = member
  const stated = residents?.values[0]
  if (stated === undefined) return
  const refuse = (why: string): void =>
    tell(diagnose('wrong-member', residents?.entry?.span ?? span, { path: `combine.${id}.residents`, why }))
  if (people?.isZero() === true) refuse('the member has no people to be a part of; give a share')
  else if (people === undefined)
    refuse(
      hasPeopleOfMembers(member)
        ? 'the member is a place of which not all members give a population to be a part of; state one in it, or give a share'
        : 'the definition of the member gives no population to be a part of; give a share',
    )
  // People that are shares of others may differ in the last of forty digits.
  else if (stated.minus(people).gt(epsilon))
    refuse(`${toPlain(stated)} people are more than the ${wholeIfAny(people)} of the member; give at most those`)
}

function wholeIfAny(people: Decimal): string {
  return toPlain(people.toDecimalPlaces(3))
}
