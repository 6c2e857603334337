import type { Machine } from '../../src/cli/machine.ts'

/** A machine on which all is as it should be, with LibreOffice and without a browser. */
export const forgedMachine: Machine = {
  node: '20.19.0',
  platform: 'linux',
  architecture: 'x64',
  language: 'en_GB.UTF-8',
  locale: 'en-GB',
  timeZone: 'Europe/London',
  home: '.',
  temporary: { path: '/tmp', failure: undefined },
  find: (names) => (names.includes('soffice') ? '/usr/bin/soffice' : undefined),
}
