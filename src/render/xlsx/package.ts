import { writeXlsx } from 'hucre/xlsx'

// The build puts a file in place of this one that loads the package when a workbook is first written: no other format needs it.

/** The package that writes the parts of a workbook and packs them. */
export const writeParts = writeXlsx
