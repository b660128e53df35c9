/** The query language: what it does not understand, and what its keys mean. */
export const query = {
  'query.problem.unknownKey': 'There is no filter “{key}”. To search for the text itself, put it in quotation marks.',
  'query.problem.misspelledKey': 'There is no filter “{key}”. Did you mean “{nearest}”?',
  'query.problem.missingValue': 'A value is missing after “{key}”, as in {example}.',
  'query.problem.missingWord': 'A word is missing here.',
  'query.problem.openQuote': 'The closing quotation mark is missing.',
  'query.problem.onlyOne': 'A number has only one {key}. For either of them, write {either}.',
  'query.problem.decimalComma': 'Amounts are written with a point: {point}.',
  'query.problem.notCapability': 'A number can have voice, sms, mms, fax and whatsapp, but not “{value}”.',
  'query.problem.notYesNo': '“{value}” says neither yes nor no. Write {example}.',
  'query.problem.notDay':
    '“{value}” is no day. Write <7d, 2026-12, 2026-12-01..2026-12-15, today, tomorrow or overdue.',
  'query.problem.noSuchDay': 'The calendar has no {value}.',
  'query.problem.notAmount': '“{value}” is no amount. Write 1.50, >1.50 or 1..2, with a point.',
  'query.problem.emptyRange': 'Nothing lies in {value}.',
} as const;
