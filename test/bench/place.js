import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { inBuilds } from './builds.js'
import { definition, writePlace } from './definitions.js'
import { race } from './race.js'

/** Large definitions: a place of many members, and many lines over many years. */
export function place(folder) {
  const many = writePlace(join(folder, 'place'), { members: 50, lines: 200 })
  const large = join(folder, 'large.yaml')
  writeFileSync(large, definition({ lines: 200, years: 50 }))
  race('Large definitions', 5, [
    { name: 'node -e 0', argv: [process.execPath, '-e', '0'] },
    ...inBuilds('run a place of 50 members of 200 lines', () => ['run', many], { seconds: 3 }),
    ...inBuilds('run 200 lines over 50 years --csv', () => ['run', large, '--csv']),
  ])
}
