import { dataId } from '../render/html/data-id.ts'
import type { CarriedPage } from '../render/html/page-data.ts'

/** What the page carries. */
export const page: CarriedPage = JSON.parse(document.getElementById(dataId)?.textContent ?? '')
