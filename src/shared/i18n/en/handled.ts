/** Renewals that the user has dealt with. */
export const handled = {
  'handled.title': 'Handled',
  'handled.mark': 'Handled',
  'handled.ofReminder': 'Mark as handled: {title}',
  'handled.undoMark': 'Not handled',
  'handled.key': 'No more reminders for this renewal date',
  'handled.since': 'by you on {day}',
  'handled.confirmed': 'by you on {day}, confirmed',
  'handled.onceMore': 'If it still lapses',
  'handled.said': '{count, plural, one {Renewal marked as handled} other {# renewals marked as handled}}',
  'handled.saidNot': '{count, plural, one {Renewal is no longer handled} other {# renewals are no longer handled}}',
  'handled.undo': 'Undo',
  'handled.action': 'Mark as handled, or as not handled',
  'handled.toDo': 'To do: {count}',
} as const;
