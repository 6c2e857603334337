/** The name of a member's own row in the place it belongs to. */
export function inMember(member: string, path: string): string {
  return `members.${member}.${path}`
}
