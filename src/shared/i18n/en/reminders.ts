/** Notifications about renewals and tokens. `when` is `tomorrow`, `in 3 days`; `cost` is ready in the user's locale. */
export const reminders = {
  'reminder.lapses': '{number} lapses {when}',
  'reminder.lapsed': '{number} lapsed {when}',
  'reminder.renews': '{number} renews {when}',
  'reminder.renewed': '{number} was due {when}',
  'reminder.lapsesBody':
    '{day}, {environment}. Auto-renewal is off: unless it is switched on, the number stops working and may not be available again. It costs {cost} a month.',
  'reminder.endangeredBody':
    '{day}, {environment}. The number is {status}, so it may not renew and stop working for good. It costs {cost} a month.',
  'reminder.autoUnknownBody':
    '{day}, {environment}. The app can’t read whether auto-renewal is on. If it is off, the number stops working and may not be available again. It costs {cost} a month.',
  'reminder.statusUnknownBody':
    '{day}, {environment}. The app doesn’t know the status of the number, so it may not renew. It costs {cost} a month.',
  'reminder.agents':
    '{more, plural, =0 {Answered by {agents}.} one {Answered by {agents} and # more.} other {Answered by {agents} and # more.}}',
  'reminder.lapsedBody':
    '{day}, {environment}. Its day has passed, so the number may be lost already. If you want to keep it, renew it at Talkover now. It costs {cost} a month.',
  'reminder.renewsBody': '{day}, {environment}. {cost} will be charged.',
  'reminder.renewedBody': '{day}, {environment}. {cost} was to be charged, and Talkover does not show a later day yet.',
  'reminder.costUnknown': 'an unknown amount',
  'reminder.moreCurrencies': '{cost} and {count, plural, one {# more currency} other {# more currencies}}',
  'reminder.digest.lapses': '{count, plural, one {# number will lapse} other {# numbers will lapse}}',
  'reminder.digest.renews': '{count, plural, one {# number renews} other {# numbers renew}}',
  'reminder.digest.status': '{count, plural, one {# number out of service} other {# numbers out of service}}',
  'reminder.digest.gone': '{count, plural, one {# number gone} other {# numbers gone}}',
  'reminder.digest.price': '{count, plural, one {# number costs more} other {# numbers cost more}}',
  'reminder.digest.token': '{count, plural, one {# token refused} other {# tokens refused}}',
  'reminder.digestBody': 'First: {first}.',
  'reminder.digestCost': 'Together {cost} a month.',
  'reminder.statusTitle': '{number} is {after}',
  'reminder.statusBody': '{environment}. It was {before} at the last fetch, and may not take or make calls now.',
  'reminder.goneTitle': '{number} is gone',
  'reminder.goneBody': '{environment}. Talkover no longer lists it; it was {before} at the last fetch.',
  'reminder.priceTitle': '{number} costs more',
  'reminder.priceBody': '{environment}. It costs {after} now, {before} before.',
  'reminder.aMonth': '{cost} a month',
  'reminder.action.open': 'Open',
  'reminder.action.snooze': 'Remind me tomorrow',
  'reminder.action.mute': 'Mute this number',
  'reminder.tokenRefusedTitle': 'Talkover refused the token of {environment}',
  'reminder.tokenRefusedBody':
    'Its numbers are no longer fetched, and reminders go by the last list. Enter a current token to go on.',
  'reminder.testTitle': 'This is a test notification',
  'reminder.testBody': 'Renewal reminders will look like this.',

  'notification.noPage': 'No page of the app is open in a browser.',
  'notification.noAnswer': 'No answer from the page.',
  'notification.refused': 'The browser refused this notification.',
  'notification.notAllowed': 'The browser isn’t allowed to show notifications from this page.',

  'tray.tooltip.none': 'Talkover Numbers',
  'tray.tooltip.calm': 'No renewals this week',
  'tray.tooltip.renewals': '{count, plural, one {# renewal this week} other {# renewals this week}}',
  'tray.tooltip.lapses': '{count, plural, one {# lapses {when}} other {# lapse, the first {when}}}',
  'tray.tooltip.signedOut': '{environment} needs a new token',
  'tray.tooltip.incomplete': '{count, plural, one {# number is incomplete} other {# numbers are incomplete}}',
  'tray.tooltip.waiting': '{count, plural, one {# reminder not shown} other {# reminders not shown}}',
  'tray.tooltip.offline': 'offline',
} as const;
