/** Close a switch over a union: the compiler refuses a missing case, and a fault of the program is loud. */
export function assertNever(value: never): never {
  throw new Error(`Unhandled case: ${JSON.stringify(value)}`)
}
