import type { KeptFile } from '../questions/parts/part.ts'
import { type Shard, shareOf } from '../questions/parts/shard.ts'
import type { Drawn } from '../questions/simulate/drawing.ts'
import { drawnTogether, type Simulation } from '../questions/simulate/simulation.ts'
import { openQuestion } from './answer-question.ts'
import type { Host } from './host.ts'
import { replayedFiles } from './parts/kept-files.ts'
import { askedSimulation, drawBlocks, type SimulateQuestion } from './simulate-question.ts'

/** A share of a simulation as plain data: what is asked, the files that it rests on, and which of how many shares. */
export interface SimulateJob {
  readonly question: SimulateQuestion
  readonly files: readonly KeptFile[]
  readonly shard: Shard
}

/** Draw the share of a job, reading no files but those that it holds. */
export async function drawJob({ question, files, shard }: SimulateJob, host: Host): Promise<Drawn> {
  // What there is to tell of the files the first worker has told.
  const own: Host = { ...host, ...replayedFiles(files), err: () => {} }
  const opened = openQuestion(question.file, { ...question, allowOutside: true }, own)
  if ('exit' in opened) throw new Error('A definition that was read cannot be read again')
  const { simulation } = askedSimulation(opened.scenario, { ...question, allowOutside: true }, own)
  return drawBlocks(simulation, shareOf(shard, simulation.blocks.length), () => false, true, own)
}

/**
 * Draw all blocks by several workers, each a share; the first share is drawn here. Whoever draws, every draw is the same. Ctrl-C ends it
 * with what is drawn here.
 */
export async function drawShared(
  simulation: Simulation,
  workers: number,
  job: Omit<SimulateJob, 'shard'>,
  isInterrupted: () => boolean,
  isQuiet: boolean,
  host: Host,
): Promise<Drawn> {
  const of = Math.max(1, Math.min(workers, simulation.blocks.length))
  const others = Array.from({ length: of - 1 }, (_, at) => host.fork({ ...job, shard: { number: at + 2, of } }))
  const share = shareOf({ number: 1, of }, simulation.blocks.length)
  const first = await drawBlocks(simulation, share, isInterrupted, isQuiet, host)
  if (isInterrupted()) {
    for (const { stop } of others) stop()
    return first
  }
  const answers = await Promise.all(others.map(({ answer }) => answer))
  return drawnTogether([first, ...(answers as Drawn[])])
}
