import type { InputPath } from '../definition/definition.ts'
/** The name of a member's own row, or of an input of it, in the place it belongs to. */
export function inMember(member: string, path: InputPath): InputPath
export function inMember(member: string, path: string): string
export function inMember(member: string, path: string): string {
  return `members.${member}.${path}`
}

/** The same by way of the members around it, the outermost first; of nobody, the name itself. */
export function withinMembers(members: readonly string[], path: string): string {
  return members.reduceRight((own, member) => inMember(member, own), path)
}
