import { join } from 'node:path'

/** An older build to compare with, by its folder: `BEFORE=/path/to/checkout npm run bench`. */
export const before = process.env.BEFORE

/** The same words for this build and, where there is one, for the older one. */
export function inBuilds(name, words, { key = name, ...rest } = {}) {
  const own = { name, key, build: 'now', argv: command('.', words('now')), ...rest }
  if (before === undefined || before === '') return [own]
  return [
    own,
    { name: `  the same before`, key, build: 'before', argv: command(before, words('before')), beside: rest.beside },
  ]
}

function command(folder, words) {
  return [process.execPath, join(folder, 'bin/scenario.js'), ...words]
}
