/** Notifications about renewals and tokens. `when` is `tomorrow`, `in 3 days`; `cost` is ready in the user's locale. */
export const reminders = {
  'reminder.lapses': '{number} lapses {when}',
  'reminder.lapsed': '{number} lapsed {when}',
  'reminder.renews': '{number} renews {when}',
  'reminder.renewed': '{number} was due {when}',
  'reminder.lapsesBody':
    '{day}, {account}. Auto-renewal is off: unless it is switched on, the number stops working and may not be available again. It costs {cost} a month.',
  'reminder.endangeredBody':
    '{day}, {account}. The number is {status}, so it may not renew and stop working for good. It costs {cost} a month.',
  'reminder.renewsBody': '{day}, {account}. {cost} will be charged.',
  'reminder.costUnknown': 'an unknown amount',
  'reminder.digestLapsing': '{count, plural, one {# number will lapse} other {# numbers will lapse}}',
  'reminder.digestRenewing': '{count, plural, one {# number renews} other {# numbers renew}}',
  'reminder.digestBody': 'First: {first}. Together {cost} a month.',
  'reminder.tokenRefusedTitle': 'Talkover refused the token of {account}',
  'reminder.tokenRefusedBody':
    'Its numbers are no longer fetched, and reminders go by the last list. Enter a current token to go on.',
  'reminder.testTitle': 'This is a test notification',
  'reminder.testBody': 'Renewal reminders will look like this.',

  'notification.noPage': 'no page of the app is open in a browser',
  'notification.noAnswer': 'the page did not say that it was shown',
  'notification.refused': 'the browser refused to show it',
  'notification.notAllowed': 'the browser has not been allowed to show notifications',

  'tray.tooltip.none': 'Talkover Numbers',
  'tray.tooltip.calm': 'No renewals this week',
  'tray.tooltip.renewals': '{count, plural, one {# renewal this week} other {# renewals this week}}',
  'tray.tooltip.lapses': '{count, plural, one {# lapses {when}} other {# lapse, the first {when}}}',
  'tray.tooltip.signedOut': '{account} needs a new token',
  'tray.tooltip.offline': 'offline',
} as const;
