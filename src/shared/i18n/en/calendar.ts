/** The calendar file of renewals. `cost` comes ready in the user's locale. */
export const calendar = {
  'calendar.name': 'Renewals of {environment}',
  'calendar.fileName': 'Talkover renewals {day}',
  'calendar.lapses': '{number} lapses',
  'calendar.lapsed': '{number} lapsed',
  'calendar.renews': '{number} renews',
  'calendar.wasDue': '{number} was due',
  'calendar.lapses.noAuto':
    'Auto-renewal is off: unless it is switched on, the number stops working and may not be available again.',
  'calendar.lapses.status': 'The number is {status}, so it may not renew and stop working for good.',
  'calendar.lapsed.consequence':
    'The number may be lost already. If you want to keep it, renew it at Talkover at once.',
  'calendar.renews.charged': '{cost} will be charged.',
  'calendar.wasDue.charged': '{cost} was to be charged.',
  'calendar.cost': 'It costs {cost} a month.',
  'calendar.costUnknown': 'An unknown amount',
  'calendar.origin': '{number} of {environment}',
} as const;
