import { stripVTControlCharacters } from 'node:util'
import { expect, it } from 'vitest'
import { layoutOf } from '../../src/cli/layout.ts'
import { silentHost } from '../../src/cli/silent-host.ts'

it('a colour sets off its text and adds nothing to it, also as a callback of map', async () => {
  const { paint } = await layoutOf({ color: true } as Parameters<typeof layoutOf>[0], silentHost(), true)
  const { series, ...styles } = paint

  for (const style of [...Object.values(styles), series(0), series(7)]) {
    const painted = ['surplus', 'deficit'].map(style)

    expect(painted.map(stripVTControlCharacters)).toEqual(['surplus', 'deficit'])
    expect(painted[0]).not.toBe('surplus')
  }
})
