import page from './in-parts.md'

/** What the manual of a command says of running it in parts: whole files for the usual engines, about one command line of it. */
export function inPartsPage(commandLine: string): string {
  return page.replaceAll('COMMAND', commandLine)
}
