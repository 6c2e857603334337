import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { type ReadWorkbook, readWorkbook } from '../support/read-workbook.ts'

/** Without it LibreOffice keeps the values that stand in the file, whatever the formulas say. */
const always = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
`

/** As many files as one run of LibreOffice is given. */
export const atOnce = 50

/** Workbooks as LibreOffice calculates them, in the order given: it opens each, calculates all of it and saves it again. */
export async function recalculated(files: readonly Uint8Array[]): Promise<ReadWorkbook[]> {
  return (await savedAgain(files)).map(readWorkbook)
}

/** The same as the bytes that it saves. It runs beside this process, which may make further workbooks meanwhile. */
export async function savedAgain(files: readonly Uint8Array[]): Promise<Uint8Array[]> {
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
    const office = [`-env:UserInstallation=file://${profile}`, '--headless', '--convert-to', 'xlsx', '--outdir', saved]
    for (let from = 0; from < names.length; from += atOnce) {
      const paths = names.slice(from, from + atOnce).map((name) => join(opened, name))
      await run('soffice', [...office, ...paths])
    }
    return names.map((name) => readFileSync(join(saved, name)))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const run = promisify(execFile)
