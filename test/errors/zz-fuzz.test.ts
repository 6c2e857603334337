import { readFileSync, readdirSync } from 'node:fs'
import { it } from 'vitest'
import { runCli } from '../support/run-cli.ts'
let seed = Number(process.env.SEED ?? 1)
const rnd = (n: number) => { seed = (seed * 1103515245 + 12345) % 2147483648; return Math.floor((seed / 2147483648) * n) }
const bits = ['3', '3%', '{', '}', '[', ']', ':', ' ', '\n', '  ', '-', '"', "'", '~', '&a ', '*a', '!x ', '<<: ', '? ', '#', '|', '>', '%', '\t', '..', 'default', '2018/19', 'value', 'source', 'enabled: false', 'growth', 'drivers', 'total', 'amounts', '__proto__', 'range: { low: 1% }', ',', '£', '(', 'null', 'lines', 'title', '\u00e9', '病', '🏥', '.', '=']
it('fuzz', async () => {
  const sources = [...readdirSync('scenarios').filter((n) => /yaml$/.test(n)).map((n) => readFileSync(`scenarios/${n}`, 'utf8')), readFileSync('test/errors/sound.yaml', 'utf8')]
  const csv = readFileSync('scenarios/3pct.csv', 'utf8')
  const end = Date.now() + 40000; let n = 0; const seen = new Set<string>(); const codes: Record<string, number> = {}
  while (Date.now() < end) {
    n++
    const isCsv = rnd(6) === 0
    let text = isCsv ? csv : sources[rnd(sources.length)]!
    for (let k = 1 + rnd(3); k > 0; k--) {
      const at = rnd(text.length); const how = rnd(5)
      if (how === 0) text = text.slice(0, at) + bits[rnd(bits.length)] + text.slice(at)
      else if (how === 1) text = text.slice(0, at) + text.slice(at + 1 + rnd(8))
      else if (how === 2) { const lines = text.split('\n'); lines.splice(rnd(lines.length), 1 + rnd(2)); text = lines.join('\n') }
      else if (how === 3) { const lines = text.split('\n'); const i = rnd(lines.length); lines.splice(rnd(lines.length), 0, lines[i]!); text = lines.join('\n') }
      else { const m = [...text.matchAll(/[\w%./]+/g)]; const a = m[rnd(m.length)]!; text = text.slice(0, a.index) + bits[rnd(bits.length)] + text.slice(a.index! + a[0].length) }
    }
    const path = isCsv ? 'scenarios/fuzz.csv' : 'scenarios/fuzz.yaml'
    const { exit, err, out } = await runCli(['run', path, '--csv'], { files: { [path]: text } })
    const heads = [...err.matchAll(/^(\S+) - (error|warning) ([a-z0-9-]+): (.*)$/gm)]
    for (const h of heads) codes[h[3]!] = (codes[h[3]!] ?? 0) + 1
    if (exit === 70 || (exit === 3 && (out !== '' || !heads.some((h) => h[2] === 'error'))) || ![0, 3, 4].includes(exit)) {
      const key = err.slice(0, 120); if (!seen.has(key)) { seen.add(key); console.log('BAD', exit, err.slice(0, 500), '\n----\n' + text.slice(0, 1500)) }
    }
    for (const h of heads) { const [f, l, c] = h[1]!.split(':'); if (h[2] === 'error' && f === path && !(Number(l) >= 1 && Number(l) <= text.split('\n').length)) console.log('PLACE', h[0]) }
    if (heads.filter((h) => h[2] === 'error').length >= Number(process.env.MANY ?? 6)) { const key = heads.map((h) => h[3]).join(); if (!seen.has(key)) { seen.add(key); console.log('MANY', err.slice(0, 1800)) } }
  }
  console.log(n, JSON.stringify(codes))
})
