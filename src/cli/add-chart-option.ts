import { type Command, Option } from 'commander'
import { type ChartName, chartNames } from '../report/chart-data.ts'

/** Add the option on which picture an SVG holds, of those that a command draws. */
export function addChartOption(command: Command, names: readonly ChartName[]): Command {
  const help = `which chart an SVG holds; ${names.length === 1 ? names[0] : 'the first of these that there is'}`
  return command.addOption(
    new Option('--chart <name>', help).choices(chartNames.filter((name) => names.includes(name))),
  )
}
