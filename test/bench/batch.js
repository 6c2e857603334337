import { join } from 'node:path'
import { inBuilds } from './builds.js'
import { writeMany } from './definitions.js'
import { peer, race } from './race.js'

/** 500 definitions on one parent, against a script that a user could write instead. */
export function batch(folder) {
  const files = writeMany(join(folder, 'many'), 500)
  const out = (build, name) => join(folder, `${build}-{round}`, name)
  race('500 definitions in one process', 7, [
    ...(peer
      ? [{ name: 'python with libyaml, lines only, one file', argv: [peer, 'test/bench/peer.py', ...files] }]
      : []),
    ...inBuilds(
      'run 500 definitions to 500 CSV files',
      (build) => ['run', ...files, '-o', out(build, '{scenario}.csv')],
      {
        ...(peer && { goal: 6 }),
        mib: 120,
      },
    ),
    ...inBuilds('run 500 definitions to one CSV', (build) => ['run', ...files, '-o', out(build, 'all.csv')], {
      mib: 150,
    }),
  ])
}
