/** Diagnostics: what the user can send to whoever looks for a fault; the log; the data folder. */
export const diagnostics = {
  'diagnostics.title': 'Diagnostics',
  'diagnostics.intro':
    'This is everything that is copied or saved. It holds no tokens, phone numbers, names, labels, notes or searches.',
  'diagnostics.text': 'Diagnostics text',
  'diagnostics.loading': 'Collecting diagnostics…',
  'diagnostics.copy': 'Copy',
  'diagnostics.export': 'Export…',
  'diagnostics.copied': 'Diagnostics copied',
  'diagnostics.exported': 'Diagnostics exported',
  'diagnostics.fileName': 'Talkover Numbers diagnostics {day}',
  'diagnostics.copyAction': 'Copy diagnostics…',
  'diagnostics.exportAction': 'Export diagnostics…',

  'dataFolder.open': 'Open data folder',
  'dataFolder.copyPath': 'Copy path',
  'dataFolder.path': 'Data folder: {path}',

  'logLevel.label': 'Log',
  'logLevel.hint':
    'What the app writes to the log in its data folder. Choose “Everything” before you reproduce a problem.',
  'logLevel.error': 'Errors',
  'logLevel.warn': 'Errors and warnings',
  'logLevel.info': 'Errors, warnings and events',
  'logLevel.debug': 'Everything',
} as const;
