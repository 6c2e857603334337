import { load, project } from '../../dist/index.js'
import { definition } from './definitions.js'

/** 1,000 scenarios of 20 lines over 10 years, projected exactly, every row. Reading them is not timed. */
export function exact() {
  let ms = 0
  let negative = 0
  const text = definition({})
  for (let index = 0; index < 1000; index++) {
    const set = [`lines.line-1.growth=${(index / 100 + 0.005).toFixed(3)}%`]
    const scenario = load('base.yaml', { text, set })
    const start = performance.now()
    const result = project(scenario)
    ms += performance.now() - start
    if (result.value('headroom', '2027/28')?.startsWith('-')) negative++
  }
  console.log('1,000 scenarios of 20 lines over 10 years, projected exactly in one process')
  console.log(`  ${ms.toFixed(0)} ms, ${(ms / 1000).toFixed(2)} ms each; ${negative} end in deficit  goal 1000 ms\n`)
}
