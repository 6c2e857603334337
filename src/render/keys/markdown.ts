import type { KeyEntry, KeySection } from '../../definition/keys/reference.ts'

const intro = `# Keys of a definition

Every key there is, as \`scenario schema --keys\` prints it: this text is made of the table that the program reads definitions by, and a
test holds it to that. \`<id>\` is a name of the author's choice. A value may be written plain or as
\`{ value, source, owner, date, quality, impact, note, range }\`; by year as \`{ 2018/19: 2%, 2019/20..2022/23: 1%, default: 0% }\` or as a list with one
value a year. Rates and shares carry their per cent sign; bare money is in the \`unit\` of the file.
`

/** Keys as a document: a table for each key of the definition itself. */
export function keysMarkdown(sections: readonly KeySection[]): string {
  const joined: KeySection[] = []
  for (const section of sections) {
    const last = joined.at(-1)
    // Keys of one line each that nothing is reckoned from stand in one table.
    if (last !== undefined && isShort(section) && last.methods === undefined && joined.length === 1)
      joined[0] = { ...last, name: `${last.name}, ${section.name}`, entries: [...last.entries, ...section.entries] }
    else joined.push(section)
  }
  return [intro, ...joined.map(sectionText)].join('\n')
}

function isShort({ methods, entries }: KeySection): boolean {
  return methods === undefined && entries.length === 1
}

function sectionText({ name, methods, entries }: KeySection): string {
  const rows = entries.map(
    (entry) =>
      `| ${[code(entry.path), entry.text, entry.takes, usual(entry), entry.limits.join('; '), code(entry.example)].map(cell).join(' | ')} |`,
  )
  return [
    `## ${name === '<value>' ? 'Any value' : name}`,
    '',
    ...(methods === undefined ? [] : [`What becomes of it: [METHODS.md](METHODS.md), "${methods}".`, '']),
    '| key | what it is | takes | default | limits | such as |',
    '| --- | --- | --- | --- | --- | --- |',
    ...rows,
    '',
  ].join('\n')
}

function usual({ isRequired, default: own }: KeyEntry): string {
  return isRequired ? 'required' : (own ?? '')
}

function code(text: string | undefined): string {
  return text === undefined ? '' : `\`${text}\``
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|')
}
