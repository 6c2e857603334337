import type { Command } from 'commander'
import { Decimal, toPlain } from '../base/decimal.ts'
import { numberOfUnit } from '../definition/values/number-of-unit.ts'
import { type Steps, usualSteps } from '../questions/tornado.ts'
import { UsageError } from './host.ts'

/** How far figures without a range are moved, as commander hands it over. */
export interface StepOptions {
  readonly stepRate: string
  readonly stepShare: string
  readonly stepMoney: string
}

/** Add the options on how far figures without a range are moved. */
export function addStepOptions(command: Command): Command {
  return command
    .option('--step-rate <points>', 'how far a rate without a range is moved either way', percent(usualSteps.rate))
    .option('--step-share <part>', 'by which part a share without a range is moved', percent(usualSteps.share))
    .option(
      '--step-money <part>',
      'by which part money, people and all else without a range are moved',
      percent(usualSteps.money),
    )
}

/** How far they are moved. Throws a `UsageError` for what is no step. */
export function readSteps({ stepRate, stepShare, stepMoney }: StepOptions): Steps {
  return {
    rate: stepOf(stepRate, '--step-rate'),
    share: stepOf(stepShare, '--step-share'),
    money: stepOf(stepMoney, '--step-money'),
  }
}

function percent(step: Decimal): string {
  return `${toPlain(step.times(100))}%`
}

function stepOf(text: string, option: string): Decimal {
  const step = numberOfUnit(text, option, 'rate', '£')
  if (!(step instanceof Decimal)) throw new UsageError(`${option}: ${step.message}`)
  if (step.lte(0)) throw new UsageError(`${option} ${text}: a step is above nought.`)
  return step
}
