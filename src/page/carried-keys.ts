import { page } from './carried-page.ts'

/** In the place of the key table in the program of a page: the keys of what stands in its scenarios, which the page carries. */
export const carriedKeys = page.keys
