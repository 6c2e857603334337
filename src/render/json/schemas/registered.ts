import { marksOfQuality } from '../../../definition/values/quality.ts'
import {
  decimal,
  exactly,
  flag,
  inputs,
  list,
  named,
  orNull,
  resultOf,
  row,
  type Shape,
  said,
  scenario,
  set,
  shownUnit,
  text,
  unit,
  whole,
  year,
} from './shapes.ts'

const place = {
  set_by: { enum: ['default', '--set', 'file', 'file and --set'] },
  file: orNull(text),
  line: orNull(whole),
}

const marks = { enum: ['green', 'amber', 'red'] }

const assumption = exactly({
  scenario,
  path: said('Its place in the definition.', text),
  same_as: said('The figure that stands in the same place of a file, and is listed before.', orNull(text)),
  label: text,
  kind: said(
    'A figure, a total that figures must come to, what came out, a setting such as a month, or what the program supplies.',
    {
      enum: ['figure', 'target', 'actual', 'setting', 'default'],
    },
  ),
  unit: orNull(unit),
  says: said('Its value in words.', text),
  written: said('As it stands in its file.', orNull(text)),
  value: said('Where one holds for all years.', orNull(decimal)),
  years: said('Where it may vary by year.', orNull(named(decimal, year))),
  source: orNull(text),
  owner: orNull(text),
  date: orNull(text),
  review_by: orNull(text),
  quality: orNull({ enum: [...marksOfQuality] }),
  impact: orNull(marks),
  note: orNull(text),
  range: said('Its parts, by the names that definitions have for them.', orNull(named(text))),
  swing: said(
    'What the row comes to at its low and at its high.',
    orNull(
      exactly({
        basis: { enum: ['range', 'step'] },
        at_low: orNull(decimal),
        at_high: orNull(decimal),
        swing: orNull(decimal),
      }),
    ),
  ),
  swing_not_measured: said('Whether there were too many figures to try it.', flag),
  without_effect: said('Whether it cannot reach the row.', flag),
  measured_impact: orNull(marks),
  contradicted: said('Whether its impact is not what was measured.', flag),
  gaps: list({ enum: ['no source', 'no owner', 'past review'] }),
  ...place,
  replaced: said('What it took the place of, in files below.', list({ $ref: '#/definitions/replaced' })),
})

const replaced = exactly({
  path: text,
  written: orNull(text),
  source: orNull(text),
  stated_at: text,
  ...place,
  replaced: list({ $ref: '#/definitions/replaced' }),
})

/** What `scenario assumptions --json` prints. */
export const registeredSchema: Shape = {
  ...resultOf('Register of scenario assumptions --json', {
    scenarios: list(
      exactly({
        scenario,
        title: text,
        as_of: said('The date that review dates are held against.', orNull(text)),
        unit: shownUnit,
        swing_of: exactly({ row, label: text, year, unit }),
        swings: said(
          'Of which figures swings are measured, and how many there are where they are too many to try each.',
          exactly({
            measured: { enum: ['all', 'chosen', 'none'] },
            too_many: orNull(exactly({ figures: whole, most: whole })),
          }),
        ),
        chosen: said('What --only and --paths chose.', orNull(text)),
        counts: exactly({
          assumptions: whole,
          stated_totals: said('Totals that figures must come to, on which none rests.', whole),
          listed: whole,
          no_source: whole,
          no_owner: whole,
          stated_totals_no_source: whole,
          stated_totals_no_owner: whole,
          past_review: whole,
          contradicted: whole,
        }),
        assumptions: list(assumption),
        set,
        inputs,
      }),
    ),
  }),
  definitions: { replaced },
}
