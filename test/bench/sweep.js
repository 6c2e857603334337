import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { definition } from './definitions.js'
import { numpy, race } from './race.js'

/** A sweep of 200 x 200 to CSV, beside the same in numpy, and in decimals the most that are exact. */
export async function sweep(folder) {
  const file = join(folder, 'swept.yaml')
  writeFileSync(file, definition({ lines: 4 }))
  const swept = (...numbers) => {
    const [acute, allocation] = numbers
    const vary = ['--vary', `lines.line-0.growth=${acute}`, '--vary', `funding.allocation.growth=${allocation}`]
    return [process.execPath, 'bin/scenario.js', 'sweep', file, ...vary, '--quiet', '-o', join(folder, 'sweep.csv')]
  }
  if (numpy === undefined) console.log('python3 with numpy is not on this machine, so it is not compared.\n')
  const peer = [numpy ?? '', 'test/bench/sweep-peer.py', join(folder, 'peer.csv')]
  race('A sweep to CSV', 15, [
    ...(numpy === undefined ? [] : [{ name: 'numpy, 200 x 200', key: 'numpy', argv: peer }]),
    { name: 'sweep, 200 x 200', key: 'sweep', argv: swept('-1%..4.97%:0.03%', '2%..5.98%:0.02%'), goal: numpy && 0.5 },
    { name: 'sweep, 100 x 100, exact', key: 'exact', argv: swept('-1%..4.94%:0.06%', '2%..5.96%:0.04%') },
  ])
}
