/** What the exit code says. The table is part of the contract: scripts and CI rely on it. */
export const exit = {
  /** Done. */
  ok: 0,
  /** A check failed, or differences were found. */
  findings: 1,
  /** The command was not understood. */
  usage: 2,
  /** A definition or a `--set` is wrong. */
  badInput: 3,
  /** A file cannot be read or written. */
  io: 4,
  /** A fault of the program. */
  internal: 70,
  /** Ctrl-C. */
  interrupted: 130,
} as const

export type Exit = (typeof exit)[keyof typeof exit]

/** The worse of two exit codes, for a batch: a fault before an unreadable file before a wrong definition before a finding. */
export function worse(left: Exit, right: Exit): Exit {
  return left > right ? left : right
}
