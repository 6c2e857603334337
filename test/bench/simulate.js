import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { numpy, race } from './race.js'

const model = 'test/bench/peers-model.yaml'

/** A million draws of forty correlated rates, and a hundred thousand, beside numpy; and whether all agree. */
export async function simulate(folder) {
  const csv = join(folder, 'simulate.csv')
  const own = (draws, ...more) => [
    process.execPath,
    'bin/scenario.js',
    'simulate',
    model,
    ...['--draws', `${draws}`, '--row', 'headroom', '--quiet', '-o', csv, ...more],
  ]
  const peer = (draws, mode) => [
    numpy ?? '',
    'test/bench/simulate-peer.py',
    `${draws}`,
    mode,
    join(folder, `${mode}.csv`),
  ]
  if (numpy === undefined) console.log('python3 with numpy is not on this machine, so it is not compared.\n')
  for (const [draws, rounds] of [
    [1_000_000, 15],
    [100_000, 15],
  ]) {
    const peers =
      numpy === undefined
        ? []
        : [
            { name: 'numpy, tuned', key: 'tuned', argv: peer(draws, 'tuned') },
            { name: 'numpy, idiomatic', key: 'idiomatic', argv: peer(draws, 'idiomatic') },
          ]
    const goal = numpy && (draws === 1_000_000 ? 0.2 : 1)
    race(`${draws.toLocaleString('en-GB')} draws of 40 correlated rates over 10 years`, rounds, [
      ...peers,
      { name: 'simulate', key: 'simulate', argv: own(draws), goal, mib: 128 },
      { name: 'simulate, two threads', key: 'threads', argv: own(draws, '--workers', '2') },
    ])
  }
  if (numpy !== undefined) agree(csv, join(folder, 'tuned.csv'))
}

/** Print the last year of both, which chance alone may part. */
function agree(own, other) {
  const rows = readFileSync(own, 'utf8')
    .trim()
    .split('\n')
    .map((line) => line.split(','))
  const [header] = rows
  const at = (name) => header.indexOf(name)
  const last = rows.filter((row) => row[at('figure')] === 'value' && /^P\d+$/.test(row[at('statistic')]))
  const peer = readFileSync(other, 'utf8').trim().split('\n').at(-1).split(',').slice(1)
  console.log(`P5 to P95 of the last year, £m: ${last.map((row) => Number(row.at(-1)).toFixed(2)).join(' ')}`)
  console.log(`                         numpy: ${peer.map((value) => Number(value).toFixed(2)).join(' ')}\n`)
}
