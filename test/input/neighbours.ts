/** A text as people, spreadsheets and programs write it, where it stands, and what somebody in finance expects of it. */
export interface Neighbour {
  readonly text: string
  readonly where: string
  readonly notation?: 'yaml' | 'csv' | 'set'
  /** `= 122.4` for the figure that it is read as, `no offer`, or what is said. */
  readonly expected: string
  readonly why: string
}

type Row = readonly [text: string, expected: string, why: string]

const at = (where: string, notation: 'yaml' | 'csv' | 'set', rows: readonly Row[]): readonly Neighbour[] =>
  rows.map(([text, expected, why]) => ({ text, where, notation, expected, why }))

const mean = (mend: string): string => `Did you mean ${mend}?`

/*
 * Headroom of the definition that they change, for those that change no figure of it, 2018/19: acute 60 x 1.03 less half a year of a
 * saving of 1, 61.3; community 40 x 1.01 x 1.01, 40.804; funding 100. 100 - 61.3 - 40.804 = -2.104.
 */

/** One row a neighbour: the text, what is expected, and why. */
export const neighbours: readonly Neighbour[] = [
  ...at('lines.acute.base', 'csv', [
    ['122.4*', mean('122.4'), 'a star sends to a note'],
    ['122.4 (1)', mean('122.4'), 'so does a number in brackets behind a figure'],
    ['122.4\u00b9', mean('122.4'), 'and a raised figure, which is no digit of the amount'],
    ['122.4 [a]', mean('122.4'), 'and a letter in square brackets'],
    ['122.4 (r)', mean('122.4'), 'revised'],
    ['(122.4) (1)', 'no offer', 'two pairs of brackets: which is the sign?'],
    ['122.4p', 'no offer', 'provisional, or pence'],
    ['1,5E+02', mean('150'), 'a program with a decimal comma; 1500 would be ten times as much'],
    ['1.224E+02', mean('122.4'), 'as spreadsheets shorten figures'],
    ['1,224E+02', mean('122.4'), 'the same with a decimal comma'],
    ['\uff11\uff12\uff12.4', mean('122.4'), 'figures of full width'],
    ['\uffe1122.4m', mean('£122.4m'), 'a pound sign of full width'],
    ['122.4GBP', mean('£122.4'), 'the currency by its code'],
    ['GBP122.4m', mean('£122.4m'), 'the same, before the figure'],
    ['122.4 mill', mean('122.4m'), 'millions, shortened'],
    ['nil', mean('0'), 'how accounts write nought'],
    ['tbc', 'no offer', 'nobody knows it yet'],
    ['$122.4m', 'no offer', 'another currency has another size'],
    ['c. 122', 'no offer', 'about so much is not so much'],
    ['120-125', 'no offer', 'a range'],
    ['=Sheet1!B2', 'is a formula of a spreadsheet, kept as text', 'a formula that was saved as text'],
    ['#SPILL!', 'is an error of the spreadsheet', 'an error of the newer spreadsheets'],
    ['1,234.5', '= 1234.5', 'spreadsheets save marks for thousands'],
    ['  122.4\u00a0', mean('122.4'), 'a blank that does not show is named'],
    ['(\u00a3122.4m)', '= -122.4', 'brackets are a minus, round the unit too'],
    ['122.4-', mean('-122.4'), 'a minus behind the figure, as ledgers print it'],
    ['1.234.567,89', mean('1234567.89'), 'points for thousands, a comma for the decimal'],
    ['1234,567', 'no offer', 'thousands do not part so, and a decimal comma seldom'],
  ]),
  ...at('lines.acute.base', 'yaml', [
    ['122,4', mean('122.4'), 'a decimal comma'],
    ['1\u202f224.5', mean('1224.5'), 'a narrow blank for thousands'],
    ['1\u2019224.5', mean('1224.5'), 'an apostrophe for thousands, as in Switzerland'],
    ['\u201c122.4\u201d', mean('122.4'), 'smart quotes round a figure'],
    ['TRUE', 'no offer', 'no amount'],
    ['12.5%', 'no offer', 'a rate where an amount belongs'],
  ]),
  ...at('lines.acute.base', 'set', [
    ['\u2013122.4', '= -122.4', 'an en dash is a minus'],
    ['122,4', mean('122.4'), 'the command line is told the same'],
    ['122.4*', mean('122.4'), 'so with notes'],
  ]),
  ...at('lines.acute.growth', 'csv', [
    ['3.0% (1)', mean('3.0%'), 'a note behind a rate'],
    ['3%\u2020', mean('3%'), 'a dagger'],
    ['GDP', 'write "drivers: { gdp: gdp }"', 'a shared driver in capitals'],
    ['3% per annum', mean('3%'), 'what every rate is'],
    ['3%/yr', mean('3%'), 'the same, shortened'],
    ['\uff13\uff05', mean('3%'), 'full width'],
    ['(3.0)%', mean('-3.0%'), 'brackets inside the unit'],
    ['nil', mean('0%'), 'nil growth'],
    ['-', mean('0%'), 'a dash alone'],
    ['3,5E-02', mean('3.5%'), 'a fraction as a program with a decimal comma prints it'],
    ['0.035', mean('3.5% or 0.035%'), 'a fraction, or a rate without its sign'],
    ['3%-4%', 'no offer', 'a range'],
    ['CPI + 1%', 'no offer', 'two rates'],
    ['30bps', mean('0.3%'), 'basis points'],
    ['#VALUE!', 'is an error of the spreadsheet', 'an error cell'],
  ]),
  ...at('lines.acute.growth', 'set', [
    ['\u22123%', '= -0.03', 'the sign of minus'],
    ['3 %', mean('3%'), 'a blank before the sign'],
  ]),
  ...at('lines.acute.non-recurrent.2018/19', 'csv', [
    ['-', '= 0', 'a dash is how spreadsheets show nought'],
    ['(1.5)', '= -1.5', 'brackets'],
    ['1.5 *', mean('1.5'), 'a note'],
    ['n/a', 'has no value', 'not available is not nought'],
  ]),
  ...at('lines.acute.providers.imperial', 'yaml', [
    ['(5%)', 'no offer', 'no share is negative, so nothing is offered that would be refused again'],
    ['110', 'no offer', 'beyond the whole'],
    ['0.85', mean('85% or 0.85%'), 'a fraction'],
    ['85 % (2)', mean('85%'), 'a note'],
    ['1/3', 'no offer', 'a fraction has no last digit'],
  ]),
  ...at('controls.spend.amount', 'yaml', [
    ['2.1%', 'is not an amount of money', 'a rate of a row of money'],
    ['100,0', mean('100.0'), 'a decimal comma'],
    ['100*', mean('100'), 'a note'],
    ['100', '= -2.104', 'as it should be'],
  ]),
  ...at('controls.growth.amount', 'csv', [
    ['2.20%', '= -2.104', 'a rate of a row of rates'],
    ['0.022', '= -2.104', 'the same as a fraction'],
    ['(2.2%)', mean('-2.2%'), 'brackets'],
    ['2,2%', mean('2.2%'), 'a decimal comma'],
    ['£2m', 'money', 'an amount of a row of rates'],
  ]),
  ...at('population.base', 'csv', [
    ['220k', mean('220000'), 'thousands'],
    ['0.22m', mean('220000'), 'millions'],
    ['220,562 residents', mean('220562'), 'the unit in the cell'],
    ['220562*', mean('220562'), 'a note'],
    ['2,20562E+05', mean('220562'), 'a program with a decimal comma'],
    ['220562.4', 'no offer', 'no part of a person'],
    ['220.562', mean('220562'), 'a point for thousands'],
    ['5.000', mean('5000 or 5'), 'a point for thousands, or five as a program prints it'],
    ['220,562', '= 220562', 'marks for thousands'],
  ]),
  ...at('prices.deflator', 'set', [
    ['(2%)', mean('-2%'), 'brackets'],
    ['2.0\u00a0%', 'no-break space (U+00A0)', 'a blank that does not show'],
    ['1.02', mean('1.02% or 2%'), 'a rate without its sign, or a factor'],
  ]),
  ...at('population.growth', 'csv', [
    ['1.0%*', mean('1.0%'), 'a note'],
    ['9.8E-03', mean('0.98%'), 'a fraction as programs print it'],
  ]),
  ...at('lines.acute.activity.base', 'csv', [
    ['1.234,5', mean('1234.5'), 'points for thousands'],
    ['1\u2009234', mean('1234'), 'a thin blank for thousands'],
    ['1k', 'no offer', 'activity has no unit of money'],
  ]),
  ...at('drivers.demographic', 'yaml', [
    ['1,0 %', mean('1.0%'), 'a decimal comma and a blank'],
    ['#NAME?', 'is an error of the spreadsheet', 'an error cell'],
  ]),
  ...at('risks.winter.impact.2018/19', 'csv', [
    ['£(2.5)m', mean('(£2.5m)'), 'brackets inside the unit'],
    ['2.5-', mean('-2.5'), 'a minus behind the figure'],
    ['2.5 mil', mean('2.5m'), 'millions'],
  ]),
  ...at('funding.allocation.base', 'set', [
    ['£100,000,000', mean('£100m'), 'pounds in full, in the unit of the file'],
    ['£100000000', 'Write £100m if it is in pounds', 'pounds or the unit: both are told'],
    ['100\u202f000', mean('100000'), 'a narrow blank for thousands'],
  ]),
  ...at('savings.s.delay', 'yaml', [
    ['6 months', mean('6'), 'the unit in the cell'],
    ['6.0', mean('6'), 'a whole number as programs print it'],
  ]),
  ...at('risks.winter.likelihood', 'yaml', [
    ['3 - possible', mean('3'), 'a score with its word'],
    ['4 (likely)', mean('4'), 'the same in brackets'],
    ['3.0', mean('3'), 'a whole number as programs print it'],
    ['9', 'no offer', 'beyond the scale'],
  ]),
  ...at('years.confirmed', 'yaml', [
    ['2018_19', mean('2018/19'), 'a name as data frames have it'],
    ['X2018.19', mean('2018/19'), 'the same as R mends it'],
    ['201819', mean('2018/19'), 'run together'],
    ['2018\\19', mean('2018/19'), 'the other slash'],
    ["FY '19", mean('2018/19 or 2019/20'), 'to some it ends in 2019, to others it starts'],
    ['year ended 31 March 2019', mean('2018/19'), 'as accounts head their columns'],
    ['01/04/2018 00:00', mean('2018/19'), 'a date with a time'],
    ['98/99', mean('1998/99'), 'the last century'],
    ['2018/20', mean('2018/19 or 2019/20'), 'either figure may be the slip'],
    ['=YEAR(A1)', 'is a formula of a spreadsheet', 'a formula'],
    ['2018/19 Q1', 'no offer', 'a quarter'],
    ['after 2018/19', 'no offer', 'that year it is not'],
    ['to date', 'no offer', 'no year'],
  ]),
  ...at('document.review-by', 'yaml', [
    ['31 March 2027', mean('2027-03-31'), 'a date in words'],
    ['31-Mar-27', mean('2027-03-31'), 'as spreadsheets show it'],
    ['46477', mean('2027-03-31'), 'as spreadsheets keep it: 46477 days after the end of 1899'],
    ['2027-03-31T00:00:00', mean('2027-03-31'), 'with a time'],
    ['03/31/2027', mean('2027-03-31'), 'the month first: there is no month 31'],
    ['04/05/2027', mean('2027-05-04 or 2027-04-05'), 'either may be the month'],
    ['30/02/2027', 'no offer', 'no such day'],
  ]),
  ...at('savings.s.month', 'yaml', [
    ['P07', mean('M7'), 'a period of the ledger; April is 1'],
    ['01/10/2018', mean('October'), 'a date'],
    ['Q3', 'no offer', 'a quarter is three months'],
  ]),
  ...at('savings.s.recurrent', 'csv', [
    ['T', mean('true').replace('Did you mean', 'Write').replace('?', '.'), 'as R writes it'],
    ['0.0', 'Write false.', 'as a data frame writes it'],
    ['=TRUE()', 'is a formula of a spreadsheet', 'a formula'],
  ]),
  ...at('unit', 'yaml', [
    ['GBPm', mean('£m'), 'the code of the currency'],
    ['£tn', 'no offer', 'the nearest by its letters is a thousandth of it'],
    ['$m', 'no offer', 'another currency'],
    ['%', 'no offer', 'no unit of money'],
  ]),
  ...at('checks.c.that', 'yaml', [
    ['headroom >= £-500m', 'pound sign', 'an amount with its unit, the sign inside'],
    ['headroom >= -£500m', 'write 500 where that is £m', 'the unit is that of the row'],
    ['headroom >= -1,000', 'write 1000', 'marks for thousands'],
    ['headroom >= -1\u202f000', 'write 1000', 'a narrow blank for thousands'],
    ['headroom >= -1.5E+03', 'write 1500', 'as programs print it'],
    ['headroom >= \u2212500', '= -2.104', 'the sign of minus'],
    ['headroom >= (500)', 'write -500 or 500', 'brackets are a minus elsewhere'],
    ['headroom >= (£500m)', 'write -500 or 500 where that is £m', 'so they are round an amount with its unit'],
    ['headroom + (500m) >= 0', 'write -500 or 500 where that is £m', 'whatever stands before the brackets'],
    ['max(500m, 0) >= headroom', 'write 500 where that is £m', 'brackets of a function are no sign'],
    ['headroom- in-year >= 0', 'a minus needs spaces: write "headroom - in-year"', 'a hyphen at the end of a name'],
    ['headroom - in-year - 1 >= -5', '= -2.104', 'spaces on both sides'],
    ['max(headroom; 0) >= 0', 'write ,', 'a semicolon parts arguments where the comma is for decimals'],
    ['headroom\u00b72 >= 0', 'write *', 'a raised dot multiplies'],
    ['headroom[2018/19] >= 0', 'a year stands in at(row, 2018/19)', 'a year as an index'],
    ['lines.acute.growth <= 3,5%', 'write 3.5%', 'a decimal comma'],
    ['max(headroom, 1,000) >= 0', 'write 1000, or a blank behind each comma', 'one number, or two arguments'],
    ['max(headroom, 1, 2) >= 0', '= -2.104', 'three arguments'],
  ]),
  ...at('measures.m.formula', 'csv', [
    ['headroom / £1m', 'write 1 where that is £m', 'the same in a measure'],
    ['headroom / 1,000', 'write 1000', 'the same in a measure'],
  ]),
  ...at('checks.c.in', 'yaml', [
    ['All years', mean('all'), 'in words'],
    ['2018/19 to 2020/21', mean('2018/19..2020/21'), 'a range in words'],
  ]),
]
