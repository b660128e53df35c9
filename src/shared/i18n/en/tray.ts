/** What the desktop itself shows: tray menu, application menu, and notifications that are no reminders. */
export const tray = {
  'tray.open': 'Open Talkover Numbers',
  'tray.quit': 'Quit',
  'tray.waiting': '{count, plural, one {# reminder could not be shown} other {# reminders could not be shown}}',
  'tray.nothingAhead': 'No renewals ahead',
  'tray.failed': 'That did not work',

  'closed.tray.title': 'Talkover Numbers stays in the tray',
  'closed.tray.body':
    'It goes on watching your numbers. Click its icon, or start the app again, to open the window; choose Quit in its menu to end it. Settings has a switch for this.',
  'closed.minimized.title': 'Talkover Numbers keeps running',
  'closed.minimized.body':
    'This desktop has no tray, so the window is minimized. To end the app, choose Quit in its File menu. Settings has a switch for this.',
  'closed.hidden.title': 'Talkover Numbers keeps running',
  'closed.hidden.body':
    'This desktop has no tray. To open the window again, start the app again. Settings has a switch for this.',

  'menu.file': 'File',
  'menu.view': 'View',
  'menu.search': 'Search',

  'notification.unsupported': 'This system has no notification service.',
  'notification.notTaken': 'The notification service is missing or refused this notification.',
  'notification.serviceRefused': 'The notification service refused this notification ({detail}).',
  'notification.silent': 'No answer from the notification service.',
  'notification.doNotDisturb': 'Do not disturb is on.',
  'notification.windows': 'Windows refused this notification ({detail}).',
  'notification.windowsOff':
    'Notifications from this app are turned off in Windows. Turn them on in Settings, under System > Notifications.',
  'notification.macos':
    'macOS refused this notification ({detail}). Allow notifications from this app in System Settings, under Notifications.',
  'notification.unsigned': 'Notifications need a signed app on macOS, and this copy isn’t signed.',
  'notification.crashed': 'The app failed to hand this notification over. If that happens again, report it.',

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
