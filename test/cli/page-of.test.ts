import { stripVTControlCharacters } from 'node:util'
import { expect, it } from 'vitest'
import { formatsFor } from '../../src/cli/outputs.ts'
import { pageOf } from '../../src/cli/page-of.ts'
import { silentHost } from '../../src/cli/silent-host.ts'

it('a colour sets off its text and adds nothing to it, also as a callback of map', async () => {
  const [format] = formatsFor()
  if (format === undefined) throw new Error('there is no format for people')
  const { paint } = await pageOf({ format, target: '-' }, { color: true }, silentHost())
  const { series, ...styles } = paint

  for (const style of [...Object.values(styles), series(0), series(7)]) {
    const painted = ['surplus', 'deficit'].map(style)

    expect(painted.map(stripVTControlCharacters)).toEqual(['surplus', 'deficit'])
    expect(painted[0]).not.toBe('surplus')
  }
})
