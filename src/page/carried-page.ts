import { withRepeats } from '../living/with-repeats.ts'
import { dataId } from '../render/html/data-id.ts'
import type { CarriedPage } from '../render/html/page-data.ts'

/** What the page carries. */
export const page: CarriedPage = JSON.parse(withRepeats(document.getElementById(dataId)?.textContent ?? ''))
