import type { ValueKey } from '../definition/keys/key-types.ts'

/** What a text that goes into a definition is read as, so that what would not show there is refused where it stands. */
export const textKey: ValueKey = { is: 'value', kind: 'text', text: '' }
