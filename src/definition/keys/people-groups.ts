import { collection, growth, item, noughtOrMore, title, value } from './build.ts'

/** Groups of people: age bands, or segments of need or risk. */
export const peopleGroupKeys = collection(
  'Age bands, or segments of need or risk, whose numbers add up to the population.',
  () =>
    item('A group of people.', {
      title,
      base: value('people', 'People of the group in the base year.', {
        required: true,
        lowest: noughtOrMore,
        label: 'people in the base year',
      }),
      growth: growth('Change of each year on the year before; that of the population where it is left out.', {
        default: '0',
        label: 'growth',
      }),
      weight: value('number', 'What one of them costs beside one of the others: their relative need.', {
        default: '1',
        label: 'weight',
        lowest: noughtOrMore,
      }),
    }),
  { filled: true },
)
