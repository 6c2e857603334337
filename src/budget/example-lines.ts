import type { FundingStart, LineStart } from './start.ts'

const source = 'Illustrative, of every 100 of funding: put your own budget in its place'

/** A line whose figures stand in for those of a commissioner. */
function line(id: string, title: string, setting: string, base: string, growth: string): LineStart {
  return { id, title, setting, isCredit: false, base: { amount: base, source, quality: 'illustrative' }, growth }
}

/** The lines that most commissioners have, for whoever has no budget at hand. They come to 100, so that each reads as a share. */
export const exampleLines: readonly LineStart[] = [
  line('acute', 'Acute', 'hospital', '50', '3%'),
  line('prescribing', 'Prescribing', 'prescribing', '11', '3%'),
  line('mental-health', 'Mental health and learning disabilities', 'out-of-hospital', '13', '2%'),
  line('community', 'Community health', 'out-of-hospital', '9', '2%'),
  line('continuing-care', 'Continuing healthcare', 'out-of-hospital', '6', '5%'),
  line('primary-care', 'Primary care', 'out-of-hospital', '8', '2%'),
  line('running-costs', 'Running costs', 'other', '3', '0%'),
]

export const exampleFunding: readonly FundingStart[] = [
  { id: 'allocation', title: 'Allocation', base: { amount: '100', source, quality: 'illustrative' }, growth: '2%' },
]
