import { collection, group, name, words } from './build.ts'
import type { GroupKey } from './key-types.ts'

/**
 * Every key of the manifest of an appendix: what people state of it beside the definitions. It is read as a definition is, and its JSON
 * Schema is made in the same way.
 */
export const appendixKeys: GroupKey = group('The manifest of an appendix.', {
  title: words('What the appendix is called.', { required: true }),
  organisation: words('Whose appendix it is; the commissioner of the first scenario where it is left out.'),
  status: words('Draft, final and so on.'),
  version: words('The version.'),
  date: name('date', 'The date it bears.'),
  owner: words('Who answers for it.'),
  'senior-responsible-owner': words('Who answers for the business case.'),
  approvals: words('Who approved it, and when.'),
  assurance: words('What has been checked, and by whom.'),
  limitations: words('What it cannot be used for, and what it leaves out.'),
  changes: words('What has changed since the version before.'),
  counterfactual: words('The scenario that the others are held against, by its name; the first where it is left out.'),
  preferred: words('The scenario that narrative speaks of where a reference names none, by its name.'),
  appraisal: words(
    'A definition of options, by its path from this file: its appraisal stands in the appendix, in a chapter of its own.',
  ),
  order: name('id', 'The order of chapters; those that are not named follow in the usual one.', { list: 'several' }),
  chapters: collection(
    'What is said in a chapter: one of the required tables, fc-1 to fc-18, the checklist, or a chapter of your own.',
    () =>
      group('A chapter.', {
        title: words('What it is called; needed by a chapter of your own.'),
        text: words(
          'Narrative, in Markdown: paragraphs, lists, headings, **strong**, *emphasis*, {{ headroom 2027/28 £m 1dp }}.',
        ),
        'not-applicable': words('Why there is no such table, where no scenario states anything for it.'),
      }),
  ),
  'sign-off': collection('Who signs, and what they decided.', () =>
    group('A signature.', {
      role: words('In what role.', { required: true }),
      name: words('Who.'),
      date: name('date', 'When.'),
      decision: words('What was decided.'),
    }),
  ),
  'quality-log': collection('What was done to assure the quality of the figures.', () =>
    group('An activity.', {
      activity: words('What was done.', { required: true }),
      by: words('By whom.'),
      date: name('date', 'When.'),
      outcome: words('What came of it.'),
    }),
  ),
  checklist: collection('Requirements of your reviewers, beside those that the program answers.', () =>
    group('A requirement.', {
      requirement: words('What is required.', { required: true }),
      met: name('choice', 'Whether it is met.', { choices: ['yes', 'no', 'partly', 'not-applicable'], required: true }),
      where: words('Where it is answered.'),
    }),
  ),
})
