import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { before } from './builds.js'
import { definition, writePlace } from './definitions.js'
import { median } from './race.js'

const rounds = 7

/** How the time to read and to project grows with the size of a definition: 1 is in proportion, 2 with the square. */
export async function growth(folder) {
  const builds = [{ name: 'now', ...(await libraryOf('.')) }]
  if (before !== undefined && before !== '') builds.push({ name: 'before', ...(await libraryOf(before)) })
  const text = (sizes) => ({ path: 'definition.yaml', text: definition(sizes) })
  const series = [
    { of: 'lines', sizes: [400, 800, 1600], make: (lines) => text({ lines }) },
    { of: 'years', sizes: [25, 50, 100], make: (years) => text({ lines: 100, years }) },
    {
      of: 'members',
      sizes: [10, 20, 40],
      make: (members) => ({ path: writePlace(join(folder, `members-${members}`), { members, lines: 40 }) }),
    },
    { of: 'contracts', sizes: [100, 200, 400], make: (contracts) => text({ lines: contracts, contracts }) },
  ]
  console.log(`Growth of the time to read and to project, processor time in this process (medians of ${rounds} rounds)`)
  for (const { of, sizes, make } of series) {
    const inputs = sizes.map(make)
    const times = builds.map(() => sizes.map(() => ({ read: [], project: [] })))
    for (let round = -2; round < rounds; round++) {
      inputs.forEach((input, size) => {
        builds.forEach((build, index) => {
          const { read, project } = timed(build, input)
          if (round < 0) return
          times[index][size].read.push(read)
          times[index][size].project.push(project)
        })
      })
    }
    builds.forEach(({ name }, index) => {
      for (const step of ['read', 'project']) {
        const ms = times[index].map((all) => median(all[step]))
        const shown = ms.map((value, size) => `${sizes[size]}: ${value.toFixed(1)} ms`).join(', ')
        const exponent = Math.log(ms.at(-1) / ms[0]) / Math.log(sizes.at(-1) / sizes[0])
        const label = builds.length === 1 ? `${of}, ${step}` : `${of}, ${step}, ${name}`
        console.log(`  ${label.padEnd(28)}exponent ${exponent.toFixed(2)}   ${shown}`)
      }
    })
  }
  console.log('')
}

function libraryOf(folder) {
  return import(pathToFileURL(resolve(folder, 'dist/index.js')).href)
}

function timed({ load, project }, { path, text }) {
  const start = process.cpuUsage()
  const scenario = load(path, text === undefined ? {} : { text })
  const read = msSince(start)
  const middle = process.cpuUsage()
  project(scenario).value('headroom', '2018/19')
  return { read, project: msSince(middle) }
}

/** Processor time, so that a machine with other work to do does not count. */
function msSince(start) {
  const { user, system } = process.cpuUsage(start)
  return (user + system) / 1000
}
