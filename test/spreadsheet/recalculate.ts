import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type ReadWorkbook, readWorkbook } from '../support/read-workbook.ts'

/** Without it LibreOffice keeps the values that stand in the file, whatever the formulas say. */
const always = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
`

/** As many files as one run of LibreOffice opens. */
const atOnce = 50

/** Workbooks as LibreOffice calculates them, in the order given: it opens each, calculates all of it and saves it again. */
export function recalculated(files: readonly Uint8Array[]): ReadWorkbook[] {
  return savedAgain(files).map(readWorkbook)
}

/** The same as the bytes that it saves. */
export function savedAgain(files: readonly Uint8Array[]): Uint8Array[] {
  const folder = mkdtempSync(join(tmpdir(), 'scenario-workbooks-'))
  try {
    const [profile, opened, saved] = ['profile', 'opened', 'saved'].map((name) => join(folder, name)) as [
      string,
      string,
      string,
    ]
    for (const path of [join(profile, 'user'), opened, saved]) mkdirSync(path, { recursive: true })
    writeFileSync(join(profile, 'user', 'registrymodifications.xcu'), always)
    const names = files.map((bytes, at) => {
      writeFileSync(join(opened, `${at}.xlsx`), bytes)
      return `${at}.xlsx`
    })
    for (let from = 0; from < names.length; from += atOnce) {
      const paths = names.slice(from, from + atOnce).map((name) => join(opened, name))
      execFileSync(
        'soffice',
        [`-env:UserInstallation=file://${profile}`, '--headless', '--convert-to', 'xlsx', '--outdir', saved, ...paths],
        { stdio: 'ignore' },
      )
    }
    return names.map((name) => readFileSync(join(saved, name)))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
