import { inBuilds } from './builds.js'
import { peer, race } from './race.js'

/** Start-up and one scenario, against a node that does nothing. */
export function startup() {
  const run = (name, goal) => inBuilds(`run scenarios/${name}.yaml`, () => ['run', `scenarios/${name}.yaml`], { goal })
  race('Start-up and one scenario', 30, [
    { name: 'node -e 0', argv: [process.execPath, '-e', '0'] },
    ...run('3pct', 2.25),
    ...run('do-something', 2.7),
    ...run('icb', 3.2),
    ...run('westminster-place', 4),
    ...inBuilds('run scenarios/3pct.yaml --csv', () => ['run', 'scenarios/3pct.yaml', '--csv']),
    ...inBuilds('explain scenarios/3pct.yaml headroom 2023/24', () => [
      'explain',
      'scenarios/3pct.yaml',
      'headroom',
      '2023/24',
    ]),
    ...inBuilds('--help', () => ['--help']),
    ...(peer
      ? [{ name: 'python with libyaml, lines only', argv: [peer, 'test/bench/peer.py', 'scenarios/3pct.yaml'] }]
      : []),
  ])
}
