import { execFileSync } from 'node:child_process'
import { join } from 'node:path'

/**
 * Open a CSV of a folder in LibreOffice and save it in another format into `out`. Comma, double quote, UTF-8, from row 1; no
 * column told to be text, so that numbers must be read as numbers.
 */
export function convert(folder, file, format, out = folder) {
  execFileSync(
    'soffice',
    [
      `-env:UserInstallation=file://${folder}/profile`,
      '--headless',
      '--infilter=CSV:44,34,76,1',
      '--convert-to',
      format,
      '--outdir',
      out,
      join(folder, file),
    ],
    { stdio: 'ignore' },
  )
}
