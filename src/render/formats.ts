import type { ModelWriter } from './model-writer.ts'
import type { RecordFormat } from './record-writer.ts'
import type { Pieces, Renderer } from './renderer.ts'

/** A format: its name, and how to load the rest. Only the one asked for is loaded. */
export interface Format {
  readonly name: string
  /** Extensions of files that are of this format, the dot included; of two formats with one, the first is meant. */
  readonly extensions: readonly string[]
  /** What a document must hold to be worth writing in it; undefined for what any document can be written in. */
  readonly needs: 'figures' | 'checks' | 'charts' | undefined
  /** Whether it has room to record what a result was made from, so that it can be made again. */
  readonly records?: true
  /** Who reads it: people at a screen, which has a width; people anywhere; a spreadsheet; programs. */
  readonly readers: 'screen' | 'people' | 'spreadsheet' | 'programs'
  /** `recordFormat` writes what is too long to be held; formats for people show the first of it. */
  readonly load: () => Promise<{ readonly render: Renderer<Pieces>; readonly recordFormat?: RecordFormat }>
  /** How the model of scenarios is written in it, where it can hold that and not only an answer about them. */
  readonly loadModel?: () => Promise<{ readonly writeModel: ModelWriter }>
  /** Set where readers may change figures in it. */
  readonly isChangeable?: true
  /** Set for bytes that no terminal can show. */
  readonly isBinary?: true
}

/** Every format there is. A new one is a folder here and its line. */
export const formats: readonly Format[] = [
  {
    name: 'table',
    extensions: ['.txt'],
    needs: undefined,
    readers: 'screen',
    load: () => import('./text/text.ts'),
  },
  {
    name: 'csv',
    extensions: ['.csv'],
    needs: 'figures',
    readers: 'spreadsheet',
    load: () => import('./csv/csv.ts'),
  },
  {
    name: 'tidy',
    extensions: ['.csv'],
    needs: 'figures',
    readers: 'spreadsheet',
    load: () => import('./csv/tidy.ts'),
  },
  {
    name: 'json',
    records: true,
    extensions: ['.json'],
    needs: undefined,
    readers: 'programs',
    load: () => import('./json/json.ts'),
  },
  {
    name: 'ndjson',
    extensions: ['.ndjson', '.jsonl'],
    needs: 'figures',
    readers: 'programs',
    load: () => import('./ndjson/ndjson.ts'),
  },
  {
    name: 'markdown',
    records: true,
    extensions: ['.md'],
    needs: undefined,
    readers: 'people',
    load: () => import('./markdown/markdown.ts'),
  },
  {
    name: 'html',
    records: true,
    extensions: ['.html', '.htm'],
    needs: undefined,
    readers: 'people',
    isChangeable: true,
    load: () => import('./html/html.ts'),
  },
  {
    name: 'xlsx',
    records: true,
    extensions: ['.xlsx'],
    needs: undefined,
    readers: 'people',
    load: () => import('./xlsx/xlsx.ts'),
    loadModel: () => import('./xlsx/model.ts'),
    isBinary: true,
  },
  {
    name: 'svg',
    records: true,
    extensions: ['.svg'],
    needs: 'charts',
    readers: 'people',
    load: () => import('./svg/svg.ts'),
  },
  {
    name: 'junit',
    extensions: ['.xml'],
    needs: 'checks',
    readers: 'programs',
    load: () => import('./junit/junit.ts'),
  },
  {
    name: 'github',
    extensions: ['.txt'],
    needs: 'checks',
    readers: 'programs',
    load: () => import('./github/github.ts'),
  },
  {
    name: 'sarif',
    extensions: ['.sarif', '.json'],
    needs: 'checks',
    readers: 'programs',
    load: () => import('./sarif/sarif.ts'),
  },
]
