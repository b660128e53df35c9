/** What the desktop itself shows: tray menu, application menu, and notifications that are no reminders. */
export const tray = {
  'tray.open': 'Open Talkover Numbers',
  'tray.quit': 'Quit',
  'tray.waiting': '{count, plural, one {# reminder could not be shown} other {# reminders could not be shown}}',
  'tray.nothingAhead': 'No renewals ahead',
  'tray.explainedTitle': 'Talkover Numbers stays in the tray',
  'tray.explainedBody':
    'It goes on watching your numbers. Click its icon, or start the app again, to open the window; choose Quit in its menu to end it. Settings has a switch for this.',
  'tray.failed': 'That did not work',

  'menu.file': 'File',
  'menu.view': 'View',
  'menu.search': 'Search',

  'notification.unsupported': 'no notification service could be reached',
  'notification.notTaken': 'the notification service is missing or did not take it',
  'notification.silent': 'the notification service did not answer',
  'notification.doNotDisturb': 'do not disturb is on',

  'badge.attention': '{count, plural, one {# thing needs} other {# things need}} your attention',

  'start.failed': 'Talkover Numbers cannot start',
  'quit.failed': 'Talkover Numbers did not quit cleanly',
  'failure.close': 'Close',

  'page.lost': 'The window of Talkover Numbers keeps crashing',
  'page.lost.detail':
    'Syncing and reminders go on in the background. Reload the window, or quit and start the app again.',
  'page.hung': 'Talkover Numbers isn’t responding',
  'page.hung.detail': 'You can wait, or reload the window. Syncing and reminders go on in the background.',
  'page.wait': 'Wait',
  'page.reload': 'Reload',
  'page.quit': 'Quit',
} as const;
