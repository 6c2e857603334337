// How long a change of the page takes until it is painted, with the processor slowed down four times, as on a poor laptop; what of that
// is processor time of the page's own thread, which is the same on a machine that is busy otherwise; and how long the page takes to
// open. Usage: node test/bench/page.js [page.html], which `scenario run scenarios/mcp.yaml -o page.html` makes.
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { chromium } from 'playwright-core'

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
})
const page = await browser.newPage({ viewport: { width: 1280, height: 800 } })
const slow = await page.context().newCDPSession(page)
await slow.send('Emulation.setCPUThrottlingRate', { rate: 4 })
await slow.send('Performance.enable', { timeDomain: 'threadTicks' })
const busyFor = async () => {
  const { metrics } = await slow.send('Performance.getMetrics')
  return metrics.find(({ name }) => name === 'TaskDuration').value * 1000
}
const before = Date.now()
await page.goto(pathToFileURL(resolve(process.argv[2] ?? 'page.html')).href)
await page.locator('.lever').first().waitFor()
console.log(`open and alive after ${Date.now() - before} ms, throttled 4 times`)
await page.waitForTimeout(4000)
const busyBefore = await busyFor()
const changes = 20
await page.evaluate((count) => {
  const slider = document.querySelector('.lever input[type=range]')
  for (let turn = 0; turn < count; turn++) {
    slider.value = String(Number(slider.value) + (turn < count / 2 ? 0.1 : -0.1))
    slider.dispatchEvent(new Event('input', { bubbles: true }))
  }
}, changes)
const busy = ((await busyFor()) - busyBefore) / changes
console.log(`processor time of a change until all that is on the screen is written: mean ${Math.round(busy)} ms`)
await page.waitForTimeout(4000)
const times = await page.evaluate(async () => {
  const slider = document.querySelector('.lever input[type=range]')
  const painted = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 0)))
  const taken = []
  for (let turn = 0; turn < 60; turn++) {
    slider.value = String(Number(slider.value) + (turn % 20 < 10 ? 0.1 : -0.1))
    const start = performance.now()
    slider.dispatchEvent(new Event('input', { bubbles: true }))
    const made = performance.now() - start
    await painted()
    taken.push([made, performance.now() - start])
    await new Promise((done) => setTimeout(done, 30))
  }
  return taken
})
const sorted = (at) => times.map((one) => one[at]).sort((left, right) => left - right)
for (const [name, at] of [
  ['worked out', 0],
  ['painted', 1],
]) {
  const all = sorted(at)
  const ms = (part) => `${Math.round(all[Math.min(all.length - 1, Math.floor(part * all.length))])} ms`
  console.log(`a change ${name}: median ${ms(0.5)}, 95th percentile ${ms(0.95)}, worst ${ms(1)}`)
}
await browser.close()
