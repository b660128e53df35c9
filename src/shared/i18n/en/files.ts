/** Files that the user is handed. */
export const files = {
  'file.ics': 'Calendar',
  'file.csv': 'Comma-separated values',
  'file.json': 'JSON',
  'file.txt': 'Text',
  'file.saved': 'Saved as {name}',
} as const;
