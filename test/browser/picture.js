// The pictures of a page in the README, light and dark: the page that the command makes, after its reader changed one figure, as Chromium
// shows it. Usage: node test/browser/picture.js, after a build. Another version of Chromium draws other pixels, so that no test compares them.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { chromium } from 'playwright-core'

const folder = mkdtempSync(join(tmpdir(), 'picture-'))
const path = join(folder, '3pct.html')
execFileSync(process.execPath, ['bin/scenario.js', 'run', 'scenarios/3pct.yaml', '-o', path, '--quiet'])
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
})
for (const colorScheme of ['light', 'dark']) {
  const page = await browser.newPage({ viewport: { width: 1120, height: 850 }, colorScheme })
  await page.goto(`${pathToFileURL(path).href}#lines.acute.growth=2%25`)
  await page.locator('.worth:not(:empty)').nth(7).waitFor()
  const png = await page.screenshot()
  const blank = await browser.newPage()
  // Of a PNG the bytes are three times as many.
  const webp = await blank.evaluate(async (data) => {
    const image = new Image()
    image.src = `data:image/png;base64,${data}`
    await image.decode()
    const canvas = document.createElement('canvas')
    canvas.width = image.width
    canvas.height = image.height
    canvas.getContext('2d').drawImage(image, 0, 0)
    return canvas.toDataURL('image/webp', 0.75).split(',')[1]
  }, png.toString('base64'))
  writeFileSync(`test/browser/page-${colorScheme}.webp`, Buffer.from(webp, 'base64'))
}
await browser.close()
rmSync(folder, { recursive: true })
