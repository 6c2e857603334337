/*
 * Texts that cost more than they should where somebody was careless: one thing over and over, in every place that takes a
 * text. Each is made in about the size asked for.
 */

/** A file that is right but for what stands in the one place that `around` leaves open. */
const sound = (parts: { readonly [key: string]: string } = {}): string => {
  const whole = {
    title: 'Hostile',
    years: '{ base: 2017/18, count: 10 }',
    funding: '{ allocation: { base: 100, growth: 0% } }',
    lines: '{ acute: { setting: hospital, base: 60, growth: 3% } }',
    ...parts,
  }
  return `${Object.entries(whole)
    .map(([key, value]) => `${key}: ${value}`)
    .join('\n')}\n`
}

/** Copies of a part to about so many bytes. */
const fill = (part: string, size: number): string =>
  part.repeat(Math.max(1, Math.floor(size / Buffer.byteLength(part))))

/** Numbered parts to about so many bytes. */
const count = (size: number, part: (index: number) => string, join = '\n'): string => {
  const all: string[] = []
  for (let length = 0, index = 0; length < size; index++) {
    const one = part(index)
    all.push(one)
    length += one.length + join.length
  }
  return all.join(join)
}

/** Numbered items under a collection, each on a line of its own. */
const items = (size: number, part: (index: number) => string): string =>
  `\n${count(size, (index) => `  ${part(index)}`)}`

const rubbish: { readonly [name: string]: string } = {
  blanks: ' ',
  dots: '.',
  digits: '1',
  noughts: '0',
  commas: ',',
  signs: '+',
  minuses: '-',
  'brackets that open': '(',
  'brackets that close': ')',
  'square brackets': '[',
  'curly brackets': '}',
  percents: '%',
  pounds: '£',
  'single quotes': "'",
  'double quotes': '"',
  'curly quotes': '\u201c',
  backslashes: '\\',
  hashes: '#',
  'blanks and hashes': '# ',
  colons: ':',
  'colons and blanks': ': ',
  slashes: '/',
  'capital letters': 'M',
  'small letters': 'm',
  underscores: '_',
  stars: '*',
  'words of one letter': 'k ',
  'halves of a million': ' m',
  'the word to': ' to ',
  years: '2018/19',
  ranges: '2018/19..',
  'names with dots': 'a.',
  'no-break blanks': '\u00a0',
  ellipses: '\u2026',
  exponents: 'e1',
  'doubled quotes': '""',
}

/** What may stand before and behind the rubbish, so that a reader gets as far as it can. */
const framed: readonly (readonly [string, (text: string) => string])[] = [
  ['alone', (text) => text],
  ['between figures', (text) => `1${text}1`],
  ['between words', (text) => `a${text}b`],
  ['before a million', (text) => `1${text}million)`],
  ['before a per cent', (text) => `3${text}%`],
]

/** A place in a definition for each kind of value, and the other places that take a text. */
const places: { readonly [kind: string]: (text: string) => string } = {
  text: (text) => sound({ description: text }),
  id: (text) => sound({ savings: `{ s: { line: ${text} } }` }),
  rate: (text) => sound({ population: `{ base: 5, growth: ${text} }` }),
  share: (text) => sound({ reserves: `{ r: { share: ${text} } }` }),
  driver: (text) => sound({ drivers: `{ d: ${text} }` }),
  limit: (text) => sound({ contracts: `{ c: { gain: { cap: ${text} } } }` }),
  money: (text) => sound({ surplus: `{ drawdown: ${text} }` }),
  people: (text) => sound({ population: `{ base: ${text} }` }),
  number: (text) => sound({ prices: `{ index: ${text} }` }),
  whole: (text) => sound({ years: `{ base: 2017/18, count: ${text} }` }),
  year: (text) => sound({ years: `{ base: ${text} }` }),
  month: (text) => sound({ pressures: `{ p: { month: ${text} } }` }),
  flag: (text) => sound({ savings: `{ s: { recurrent: ${text} } }` }),
  date: (text) => sound({ document: `{ review-by: ${text} }` }),
  choice: (text) => sound({ unit: text }),
  row: (text) => sound({ controls: `{ c: { row: ${text} } }` }),
  formula: (text) => sound({ checks: `{ c: { that: ${text} } }` }),
  in: (text) => sound({ checks: `{ c: { that: headroom >= 0, in: ${text} } }` }),
  path: (text) => sound({ extends: text }),
  'the years of a part': (text) => sound({ population: `{ base: 5, growth: { ${text}: 1% } }` }),
  'a key': (text) => sound({ [text]: 'x' }),
  'an id of an item': (text) => sound({ lines: `{ ${text}: { base: 1 } }` }),
}

/** One of the shapes: its name, the name of its file, and its text in about so many bytes. */
export interface Shape {
  readonly name: string
  readonly file: string
  readonly text: (size: number) => string
}

const yaml = (name: string, text: (size: number) => string): Shape => ({ name, file: 'hostile.yaml', text })
const csv = (name: string, text: (size: number) => string): Shape => ({ name, file: 'hostile.csv', text })

export const kindsOfText: readonly string[] = Object.keys(places)

/** One long text in the place of a kind: of each rubbish, in every frame. */
export function textsOf(kind: string): readonly Shape[] {
  const place = places[kind] ?? ((text: string) => sound({ description: text }))
  const framedRubbish = Object.entries(rubbish).flatMap(([what, part]) =>
    framed.map(([where, frame]) => [`${what} ${where}`, (size: number) => frame(fill(part, size))] as const),
  )
  // Every other one in quotes, in which YAML takes it whatever it is.
  return framedRubbish.flatMap(([name, text], index) => [
    yaml(`${kind}: ${name}`, (size) => place(index % 2 === 0 ? text(size) : JSON.stringify(text(size)))),
  ])
}

/** Things of which there are many, by themselves or in one another. */
export const many: readonly Shape[] = [
  // Syntax
  yaml('brackets that open', (size) => sound({ description: fill('[', size) })),
  yaml('curly brackets that open', (size) => sound({ description: fill('{', size) })),
  yaml('keys in brackets in keys', (size) => sound({ description: fill('{a: ', size) })),
  yaml('brackets that open and close', (size) =>
    sound({ description: `${fill('[', size / 2)}${fill(']', size / 2)}` }),
  ),
  yaml('brackets beside one another', (size) => sound({ description: `[${fill('[], ', size)}]` })),
  yaml('brackets that close', (size) => fill(']', size)),
  yaml('drivers of people that weigh one of many groups', (size) => {
    const [groups = '', lines = ''] = asManyEach(
      size,
      (index) => `  g${index}: { base: 1, growth: 1% }`,
      (index) => `l${index}: { setting: other, base: 1, drivers: { d: { groups: { g${index}: 1 } } } }`,
    )
    return sound({ population: `\n  groups:${groups}`, lines })
  }),
  yaml('lists in lists', (size) => fill('- ', size)),
  yaml('keys that are keys', (size) => fill('? ', size)),
  yaml('colons', (size) => fill(': ', size)),
  yaml('deeper and deeper', (size) => count(size, (index) => `${' '.repeat(index)}a:`)),
  yaml('anchors on anchors', (size) => sound({ description: `${fill('&a ', size)}x` })),
  yaml('anchors', (size) => sound({ document: items(size, (index) => `k${index}: &a${index} x`) })),
  yaml('anchors of one name', (size) => sound({ document: items(size, (index) => `k${index}: &a x`) })),
  yaml('aliases of nothing', (size) => sound({ lines: items(size, (index) => `k${index}: *a${index}`) })),
  yaml('aliases of one', (size) => sound({ title: '&a Hostile', document: items(size, (index) => `k${index}: *a`) })),
  yaml('tags', (size) => sound({ description: `${fill('!t ', size)}x` })),
  yaml('tags on values', (size) => sound({ document: items(size, (index) => `k${index}: !t x`) })),
  yaml('documents', (size) => fill('---\na: b\n', size)),
  yaml('ends of documents', (size) => fill('...\n', size)),
  yaml('directives', (size) => `${fill('%YAML 1.1\n', size)}---\n${sound()}`),
  yaml('comments', (size) => `${fill('# x\n', size)}${sound()}`),
  yaml('comments behind values', (size) => sound({ document: items(size, (index) => `k${index}: x # y`) })),
  yaml('blank lines', (size) => `${fill('\n', size)}${sound()}`),
  yaml('lines of blanks', (size) => `${fill('   \n', size)}${sound()}`),
  yaml('carriage returns', (size) => `${fill('\r', size)}${sound()}`),
  yaml('lines of Windows', (size) => sound({ document: items(size, (index) => `k${index}: x\r`) })),
  yaml('byte-order marks', (size) => `${fill('\ufeff', size)}${sound()}`),
  yaml('next-line characters', (size) => sound({ description: fill('\u0085', size) })),
  yaml('tabs that indent', (size) => `lines:\n${fill('\tacute: x\n', size)}`),
  yaml('a folded text of many lines', (size) => sound({ description: `>-\n${fill('  x\n', size)}` })),
  yaml('a folded text of blank lines', (size) => sound({ description: `>\n  a\n${fill('\n', size)}  b` })),
  yaml('a literal text of many lines', (size) => sound({ description: `|\n${fill('  x\n', size)}` })),
  yaml('a plain text of many lines', (size) => sound({ description: `a\n${fill('  x\n', size)}` })),
  yaml('a quoted text of many lines', (size) => sound({ description: `"a\n${fill('  x\n', size)}  b"` })),
  yaml('a quotation mark that is never closed', (size) => sound({ description: `"${fill('a: b\n', size)}` })),
  yaml('escapes', (size) => sound({ description: `"${fill('\\x41', size)}"` })),
  yaml('escapes that mean nothing', (size) => sound({ description: `"${fill('\\q', size)}"` })),
  yaml('halves of characters', (size) => sound({ document: items(size, (index) => `k${index}: "\\ud800"`) })),
  yaml('control characters in quotes', (size) => sound({ document: items(size, (index) => `k${index}: "\\x07"`) })),
  yaml('lines without a colon', (size) => fill('word\n', size)),
  yaml('values beside keys', (size) => `lines:\n${fill('  acute: x: y\n', size)}`),
  yaml('merge keys', (size) => sound({ document: items(size, () => '<<: x') })),
  yaml('keys that are lists', (size) => sound({ document: items(size, () => '[a]: x') })),
  yaml('forbidden keys', (size) => sound({ document: items(size, () => '__proto__: x') })),
  // Keys
  yaml('keys that nobody knows', (size) => `${sound()}${count(size, (index) => `key${index}: x`)}\n`),
  yaml('keys that nobody knows, in a line', (size) =>
    sound({ lines: `\n  acute:\n${count(size, (index) => `    grwth${index}: x`)}` }),
  ),
  yaml('keys that nobody knows, in a value', (size) =>
    sound({ population: `{ base: { value: 5, ${count(size, (index) => `sorce${index}: x`, ', ')} } }` }),
  ),
  yaml('keys that nobody knows, in a range', (size) =>
    sound({ population: `{ base: { value: 5, range: { ${count(size, (index) => `lw${index}: x`, ', ')} } } }` }),
  ),
  yaml('one key over and over', (size) => sound({ document: items(size, () => 'owner: x') })),
  yaml('keys without values', (size) => sound({ lines: items(size, (index) => `l${index}:`) })),
  yaml('keys and values run together', (size) => sound({ lines: items(size, (index) => `growth:${index}%`) })),
  yaml('ids that are none', (size) => sound({ lines: items(size, (index) => `L ${index}: x`) })),
  yaml('keys of items beside the items', (size) =>
    sound({ lines: items(size, (index) => (index % 2 === 0 ? `l${index}: { base: 1 }` : `growth: 3%`)) }),
  ),
  yaml('parts of a value by year', (size) =>
    sound({
      population: `{ base: 5, growth: { ${count(size, (index) => `20${18 + (index % 70)}/${19 + (index % 70)}..${2100 + index}/${String((2101 + index) % 100).padStart(2, '0')}: 1%`, ', ')} } }`,
    }),
  ),
  yaml('parts of a value by mistyped years', (size) =>
    sound({ population: `{ base: 5, growth: { ${count(size, (index) => `2018/${index}: 1%`, ', ')} } }` }),
  ),
  yaml('a long list', (size) => sound({ population: `{ base: 5, growth: [${fill('1%, ', size)}1%] }` })),
  yaml('a long list of rubbish', (size) => sound({ population: `{ base: 5, growth: [${fill('x, ', size)}x] }` })),
  yaml('points', (size) =>
    sound({
      funding: `{ allocation: { base: 1, target: { base: 2, growth: 1% }, pace: { by-distance: [${count(size, (index) => `{ at: ${index}%, growth: 1% }`, ', ')}] } } }`,
    }),
  ),
  yaml('points out of order', (size) =>
    sound({
      funding: `{ allocation: { base: 1, target: { base: 2, growth: 1% }, pace: { by-distance: [${fill('{ at: 1%, growth: 1% }, ', size)}] } } }`,
    }),
  ),
  yaml('release by age', (size) =>
    sound({ shifts: `{ s: { from: acute, to: acute, amount: { 2018/19: 1 }, release: [${fill('1%, ', size)}1%] } }` }),
  ),
  yaml('files to extend', (size) => sound({ extends: `[${count(size, (index) => `f${index}.yaml`, ', ')}]` })),
  yaml('lines of a ring-fence', (size) =>
    sound({ funding: `{ allocation: { base: 1, growth: 1%, for: [${count(size, (index) => `l${index}`, ', ')}] } }` }),
  ),
  // Items that are not whole, each with a problem of its own
  ...(
    [
      ['lines', 'l', '{}'],
      ['funding', 'f', '{}'],
      ['lines', 'l', '{ setting: hospital, base: x, growth: y }'],
      ['drivers', 'd', 'x'],
      ['savings', 's', '{ line: nobody, amount: { 2018/19: 1 } }'],
      ['savings', 's', '{ line: acutf, amount: 3 }'],
      ['shifts', 's', '{ from: nobody, to: noone, share: { 2018/19: 1% } }'],
      ['pressures', 'p', '{ line: nobody, level: 1 }'],
      ['investments', 'i', '{ line: acute, per-head: 3 }'],
      ['responsibilities', 'r', '{ funding: nothing, line: nobody, from: 2019/20, amount: 1 }'],
      ['reserves', 'r', '{ share: 1%, of: funding.x }'],
      ['contracts', 'c', '{ starts: 2019/20, scope: { nobody: 50% } }'],
      ['risks', 'r', '{ probability: 10%, impact: 1, line: nobody }'],
      ['checks', 'c', '{ that: headrom >= 0 }'],
      ['checks', 'c', '{ that: "sum(lines.*.nothing) >= 0" }'],
      ['checks', 'c', '{ that: "headroom >= 3%" }'],
      ['measures', 'm', '{ formula: nothing / funding.total, unit: share }'],
      ['controls', 'c', '{ row: lines.acut.spend, amount: 1 }'],
      ['transfers', 't', '{ from: a, to: b, amount: 1 }'],
      ['combine', 'm', '{ scenario: nothing.yaml }'],
      ['correlations', 'a ~ c', '1'],
    ] as const
  ).map(([collection, id, value]) =>
    yaml(`${collection} with problems: ${value}`, (size) =>
      sound({ [collection]: items(size, (index) => `${id}${index}: ${value}`) }),
    ),
  ),
  yaml('names that are nearly those of many lines', (size) =>
    sound({
      lines: items(size / 2, (index) => `line${index}: { setting: hospital, base: 1, growth: 0% }`),
      savings: items(size / 2, (index) => `s${index}: { line: lime${index}, amount: { 2018/19: 1 } }`),
    }),
  ),
  yaml('rows that are nearly those of many lines', (size) =>
    sound({
      lines: items(size / 2, (index) => `line${index}: { setting: hospital, base: 1, growth: 0% }`),
      checks: items(size / 2, (index) => `c${index}: { that: lines.lime${index}.spend > 0 }`),
    }),
  ),
  // CSV
  csv('columns', (size) => `path,${count(size, (index) => `c${index}`, ',')}\ntitle,x\n`),
  csv('columns of one name', (size) => `path,${fill('value,', size)}\ntitle,x\n`),
  csv(
    'columns of years',
    (size) =>
      `path,${count(size, (index) => `${2000 + index}/${String((2001 + index) % 100).padStart(2, '0')}`, ',')}\ntitle,x\n`,
  ),
  csv('columns without names', (size) => `path,value${fill(',', size)}\ntitle,x\n`),
  csv('cells of one row', (size) => `path,value\ntitle,x${fill(',y', size)}\n`),
  csv('rows that are too long', (size) => `path,value\n${fill('title,x,y\n', size)}`),
  csv('rows that are too short', (size) => `path,value\n${fill('title\n', size)}`),
  csv('rows of one path', (size) => `path,value\n${fill('title,x\n', size)}`),
  csv('blank rows', (size) => `path,value\n${fill(',\n', size)}title,x\n`),
  csv('empty rows', (size) => `path,value\n${fill('\n', size)}title,x\n`),
  csv('rows without paths', (size) => `path,value\n${fill(',x\n', size)}`),
  csv('rows of bad paths', (size) => `path,value\n${fill('a b/c,x\n', size)}`),
  csv('rows of unknown paths', (size) => `path,value\n${count(size, (index) => `key${index},x`)}\n`),
  csv('rows of lines', (size) => `path,value\n${count(size, (index) => `lines.l${index}.base,1`)}\n`),
  csv('a path of many parts', (size) => `path,value\n${fill('a.', size)}a,x\n`),
  csv('a path of dots', (size) => `path,value\n${fill('.', size)},x\n`),
  csv('a path of slashes', (size) => `path,value\n${fill('a/', size)}a,x\n`),
  csv('a path of quotes', (size) => `path,value\n"${fill('""', size)}",x\n`),
  csv('a path with blanks', (size) => `path,value\na${fill(' ', size)}b,x\n`),
  csv('a quote that is never closed', (size) => `path,value\ntitle,"${fill('a,b\n', size)}`),
  csv('quotes inside cells', (size) => `path,value\n${fill('title,a"b\n', size)}`),
  csv('text behind quotes', (size) => `path,value\n${fill('title,"a"b\n', size)}`),
  csv('doubled quotes', (size) => `path,value\ntitle,"${fill('""', size)}"\n`),
  csv('quoted cells', (size) => `path,value\n${count(size, (index) => `"lines.""l${index}"".base","1"`)}\n`),
  csv('lists in cells', (size) => `path,value\n${count(size, (index) => `lines.l${index}.growth,"[1%, x]"`)}\n`),
  csv('a list in a cell', (size) => `path,value\nlines.a.growth,"[${fill('1%, ', size)}1%]"\n`),
  csv('brackets in a cell', (size) => `path,value\nlines.a.growth,"${fill('[', size)}"\n`),
  csv('a cell of blanks', (size) => `path,value\ntitle,a${fill(' ', size)}b\n`),
  csv('a grouped figure', (size) => `path,value\nlines.a.base,"1${fill(',000', size)}"\n`),
  csv('a grouped figure with a slip', (size) => `path,value\nlines.a.base,"1${fill(',000', size)}x"\n`),
  csv('semicolons', (size) => `path;value\n${fill('title;x\n', size)}`),
  csv('byte-order marks', (size) => `${fill('\ufeff', size)}path,value\ntitle,x\n`),
  csv('carriage returns', (size) => `path,value\n${fill('title,x\r', size)}`),
  csv(
    'provenance of every row',
    (size) => `path,value,source,owner\n${count(size, (index) => `lines.l${index}.base,1,a,b`)}\n`,
  ),
]

/** A line that does not grow, by its number. */
const plainLine = (index: number): string => `l${index}: { setting: hospital, base: 1, growth: 0% }`

/** Numbered items of several collections, as many of each as come to about so many bytes together. */
const asManyEach = (size: number, ...parts: readonly ((index: number) => string)[]): readonly string[] => {
  const each = parts.map((part) => part(1000).length + 3).reduce((sum, length) => sum + length, 0)
  const indices = Array.from({ length: Math.max(2, Math.floor(size / each)) }, (_, index) => index)
  return parts.map((part) => `\n${indices.map((index) => `  ${part(index)}`).join('\n')}`)
}

/** A definition with a line for each item of another collection. */
const soundWithEach = (
  size: number,
  collection: string,
  other: (index: number) => string,
  parts: { readonly [key: string]: string } = {},
  line: (index: number) => string = plainLine,
): string => {
  const [lines = '', others = ''] = asManyEach(size, line, other)
  return sound({ ...parts, lines, [collection]: others })
}

/** Definitions in which nothing is wrong, made as large as may be. */
export const sizeable: readonly Shape[] = [
  yaml('lines', (size) => sound({ lines: items(size, plainLine) })),
  yaml('lines with drivers of their own', (size) =>
    sound({ lines: items(size, (index) => `l${index}: { setting: other, base: 1, drivers: { a: 1%, b: 2% } }`) }),
  ),
  yaml('lines with one shared driver', (size) =>
    sound({
      drivers: '{ a: 1% }',
      lines: items(size, (index) => `l${index}: { setting: other, base: 1, drivers: { a: a } }`),
    }),
  ),
  yaml('lines with a shared driver each', (size) =>
    sound({
      drivers: items(size / 3, (index) => `d${index}: 1%`),
      lines: items(size / 1.5, (index) => `l${index}: { setting: other, base: 1, drivers: { a: d0 } }`),
    }),
  ),
  yaml('drivers of one line', (size) =>
    sound({
      lines: `\n  acute:\n    setting: hospital\n    base: 1\n    drivers:\n${count(size, (index) => `      d${index}: 0%`)}`,
    }),
  ),
  yaml('base adjustments of one line', (size) =>
    sound({
      lines: `\n  acute:\n    setting: hospital\n    base: 1\n    growth: 1%\n    base-adjustments:\n${count(size, (index) => `      d${index}: 0`)}`,
    }),
  ),
  yaml('providers of one line', (size) =>
    sound({
      lines: `\n  acute:\n    setting: hospital\n    base: 1\n    growth: 1%\n    providers:\n${count(size, (index) => `      d${index}: 0%`)}`,
    }),
  ),
  yaml('benchmarks of one line', (size) =>
    sound({
      lines: `\n  acute:\n    setting: hospital\n    base: 1\n    growth: 1%\n    benchmarks:\n${count(size, (index) => `      d${index}: { amount: 1 }`)}`,
    }),
  ),
  yaml('streams', (size) => sound({ funding: items(size, (index) => `f${index}: { base: 1, growth: 0% }`) })),
  yaml('reserves', (size) => sound({ reserves: items(size, (index) => `r${index}: { share: 0%, of: funding }`) })),
  yaml('savings', (size) =>
    sound({ savings: items(size, (index) => `s${index}: { line: acute, amount: { 2018/19: 0 } }`) }),
  ),
  yaml('a saving for every line', (size) =>
    soundWithEach(size, 'savings', (index) => `s${index}: { line: l${index}, amount: { 2018/19: 0 } }`),
  ),
  yaml('savings of every kind', (size) =>
    sound({
      savings: items(
        size,
        (index) =>
          `s${index}: { line: acute, share: { 2018/19..: 0.0001% }, month: July, delay: 3, delivery: 50%, identified: false, cost: { 2018/19: 1 } }`,
      ),
    }),
  ),
  yaml('a benchmark of its own for every line', (size) =>
    soundWithEach(
      size,
      'savings',
      (index) =>
        `s${index}: { line: l${index}, benchmark: { to: b${index}, close: 50%, from: 2018/19, until: 2019/20 } }`,
      {},
      (index) => `l${index}: { setting: hospital, base: 5, growth: 1%, benchmarks: { b${index}: { amount: 4 } } }`,
    ),
  ),
  yaml('one benchmark for every line', (size) =>
    soundWithEach(
      size,
      'savings',
      (index) => `s${index}: { line: l${index}, benchmark: { to: b, close: 50%, from: 2018/19, until: 2019/20 } }`,
      {},
      (index) => `l${index}: { setting: hospital, base: 5, growth: 1%, benchmarks: { b: { amount: 4 } } }`,
    ),
  ),
  yaml('shifts', (size) =>
    soundWithEach(
      size,
      'shifts',
      (index) =>
        `s${index}: { from: l${index}, to: l${index === 0 ? 1 : index - 1}, share: { 2018/19..: 0.001% }, release: [10%, 60%], delay: 1 }`,
    ),
  ),
  yaml('responsibilities of as many streams and lines', (size) => {
    const [lines = '', funding = '', responsibilities = ''] = asManyEach(
      size,
      plainLine,
      (index) => `f${index}: { base: 1, growth: 0% }`,
      (index) => `r${index}: { funding: f${index}, line: l${index}, from: 2019/20, amount: 1 }`,
    )
    return sound({ funding, lines, responsibilities })
  }),
  yaml('ring-fences', (size) =>
    soundWithEach(size, 'funding', (index) => `f${index}: { base: 1, growth: 0%, for: l${index}, underspend: lost }`),
  ),
  yaml('streams with targets', (size) =>
    sound({
      funding: items(
        size,
        (index) => `f${index}: { base: 1, target: { base: 2, growth: 1% }, pace: { close-by: 2020/21, minimum: 1% } }`,
      ),
    }),
  ),
  yaml('points of a pace of change', (size) =>
    sound({
      funding: `{ a: { base: 1, target: { base: 2, growth: 1% }, pace: { by-distance: [${count(size, (index) => `{ at: ${index}%, growth: 1% }`, ', ')}] } } }`,
    }),
  ),
  yaml('lines that are nothing', (size) =>
    sound({ lines: items(size, (index) => `l${index}: { setting: hospital, base: 0, growth: 0% }`) }),
  ),
  yaml('lines by amounts', (size) =>
    sound({ lines: items(size, (index) => `l${index}: { setting: other, base: 1, amounts: 2 }`) }),
  ),
  yaml('lines with activity', (size) =>
    sound({
      lines: items(
        size,
        (index) =>
          `l${index}: { setting: other, base: 1, growth: 1%, activity: { base: 10, unit: visit${index}, growth: 1% } }`,
      ),
    }),
  ),
  yaml('lines with a provider each', (size) =>
    sound({
      lines: items(
        size,
        (index) => `l${index}: { setting: other, base: 1, growth: 1%, providers: { p${index}: 50% } }`,
      ),
    }),
  ),
  yaml('lines by year', (size) =>
    sound({
      lines: items(
        size,
        (index) =>
          `l${index}: { setting: other, base: 1, growth: { 2018/19: 1%, 2019/20..2022/23: 2%, 2023/24..: 3% } }`,
      ),
    }),
  ),
  yaml('lines with sources and notes', (size) =>
    sound({
      lines: items(
        size,
        (index) =>
          `l${index}: { setting: other, base: { value: 1, source: book ${index}, owner: b, quality: red, impact: red, note: see ${index} }, growth: 1% }`,
      ),
    }),
  ),
  yaml('savings that are not enabled', (size) =>
    sound({ savings: items(size, (index) => `s${index}: { enabled: false, line: acute, amount: { 2018/19: 0 } }`) }),
  ),
  yaml('pressures', (size) => sound({ pressures: items(size, (index) => `p${index}: { line: acute, level: 0 }`) })),
  yaml('risks', (size) => sound({ risks: items(size, (index) => `r${index}: { probability: 1%, impact: 0 }`) })),
  yaml('risks with mitigation', (size) =>
    sound({
      risks: items(
        size,
        (index) =>
          `r${index}: { likelihood: 3, consequence: 4, probability: 1%, line: acute, impact: 1, owner: me, mitigation: { text: x, probability: 50%, impact: 1 } }`,
      ),
    }),
  ),
  yaml('checks', (size) => sound({ checks: items(size, (index) => `c${index}: { that: headroom >= -${index} }`) })),
  yaml('checks with patterns', (size) =>
    sound({ checks: items(size, (index) => `c${index}: { that: "sum(lines.*.spend) >= -${index}" }`) }),
  ),
  yaml('a check, a measure and a control of every line', (size) => {
    const [lines = '', measures = '', checks = '', controls = ''] = asManyEach(
      size,
      plainLine,
      (index) => `m${index}: { formula: lines.l${index}.spend, unit: money }`,
      (index) => `c${index}: { that: lines.l${index}.spend >= 0 }`,
      (index) => `c${index}: { row: lines.l${index}.spend, amount: 1 }`,
    )
    return sound({ lines, measures, checks, controls })
  }),
  yaml('measures', (size) =>
    sound({ measures: items(size, (index) => `m${index}: { formula: headroom / funding.total, unit: share }`) }),
  ),
  yaml('measures of measures', (size) =>
    sound({
      measures: items(
        size,
        (index) => `m${index}: { formula: ${index === 0 ? 'headroom' : `measures.m${index - 1}`}, unit: money }`,
      ),
    }),
  ),
  yaml('control totals', (size) =>
    sound({ controls: items(size, (index) => `c${index}: { row: lines.acute.spend, amount: 60 }`) }),
  ),
  yaml('contracts on one line', (size) =>
    sound({
      contracts: items(size, (index) => `c${index}: { starts: 2019/20, scope: { acute: 0.0001% } }`),
    }),
  ),
  yaml('contracts', (size) =>
    soundWithEach(
      size,
      'contracts',
      (index) => `c${index}: { starts: 2018/19, ends: 2020/21, scope: { l${index}: 100% }, index: { inflation: 2% } }`,
    ),
  ),
  yaml('contracts that share gains and losses', (size) =>
    soundWithEach(
      size,
      'contracts',
      (index) =>
        `c${index}: { starts: 2019/20, shadow: 2018/19, scope: { l${index}: { share: 50%, from: 2019/20 } }, outcomes: { share: 5% }, gain: { share: 50%, band: 1% }, loss: { share: 50%, band: 1%, cap: { share: 1%, of: funding } }, lists: { a: 10, b: 20 } }`,
      {},
      (index) => `l${index}: { title: Line ${index}, setting: hospital, base: 1, growth: 0% }`,
    ),
  ),
  yaml('contracts that reach beyond their scope', (size) =>
    soundWithEach(
      size,
      'contracts',
      (index) =>
        `c${index}: { starts: 2018/19, scope: { l${index}: 10% }, beyond: { l${index === 0 ? 1 : index - 1}: { counterfactual: 3%, gain: { share: 1% } } } }`,
    ),
  ),
  yaml('contracts of a ring-fence', (size) => {
    const [lines = '', contracts = '', names = ''] = asManyEach(
      size,
      plainLine,
      (index) => `c${index}: { starts: 2018/19, scope: { l${index}: 50% } }`,
      (index) => `  l${index},`,
    )
    const funding = `\n  a:\n    base: 1\n    growth: 0%\n    underspend: lost\n    for: [${names.replaceAll('\n', ' ')} l0 ]`
    return sound({ funding: funding.replace(' l0,', ''), lines, contracts })
  }),
  yaml('lines in scope', (size) => {
    const [lines = '', scope = ''] = asManyEach(size, plainLine, (index) => `    l${index}: 50%`)
    return sound({ lines, contracts: `\n  c:\n    starts: 2019/20\n    scope:${scope}` })
  }),
  yaml('lines beyond the scope', (size) => {
    const [lines = '', beyond = ''] = asManyEach(
      size,
      plainLine,
      (index) => `    l${index}: { counterfactual: 1%, gain: { share: 5% } }`,
    )
    const z = '\n  z: { setting: hospital, base: 1, growth: 0% }'
    return sound({
      lines: `${lines}${z}`,
      contracts: `\n  c:\n    starts: 2019/20\n    scope: { z: 50% }\n    beyond:${beyond}`,
    })
  }),
  yaml('lists of a contract', (size) =>
    sound({
      contracts: `\n  c:\n    starts: 2019/20\n    scope: { acute: 50% }\n    lists:\n${count(size, (index) => `      k${index}: 5`)}`,
    }),
  ),
  yaml('a long description', (size) => sound({ description: fill('word ', size) })),
  yaml('long sources', (size) =>
    sound({
      lines: items(
        size,
        (index) => `l${index}: { setting: hospital, base: { value: 1, source: ${'x'.repeat(5000)} }, growth: 0% }`,
      ),
    }),
  ),
  csv('lines in rows', (size) => {
    const rows = count(
      size,
      (index) => `lines.l${index}.setting,hospital\nlines.l${index}.base,1\nlines.l${index}.growth,0%`,
    )
    return `path,value\ntitle,x\nyears.base,2017/18\nfunding.a.base,1\nfunding.a.growth,0%\n${rows}\n`
  }),
]

/** The same, of which so many may be refused: how long a formula may be, and how many rows all of them may come to. */
export const limited: readonly Shape[] = [
  yaml('checks with patterns over many lines', (size) =>
    sound({
      lines: items(size / 2, plainLine),
      checks: items(size / 2, (index) => `c${index}: { that: "sum(lines.*.spend) >= -${index}" }`),
    }),
  ),
  yaml('patterns of one check', (size) =>
    sound({ checks: `{ c: { that: "0 <= ${count(size, () => 'sum(lines.*.spend)', ' + ')}" } }` }),
  ),
]
