/** What happened, what it means, and the next step; one sentence or two for every error code. */
export const errors = {
  'error.invalid_token':
    'Talkover refused the token. It may have been revoked or mistyped; enter a current token to go on.',
  'error.token_expired':
    'The token has expired, so Talkover refused it. Create another one in Talkover under Account → Environments, then enter it.',
  'error.said': 'Talkover says: “{message}”',
  'error.forbidden':
    'Talkover knows the token but does not let it list phone numbers. Ask whoever manages the environment for that right.',
  'error.not_found':
    'There is no Talkover API at this address. Check the base URL; it is usually https://app.talkover.ai.',
  'error.validation': 'Talkover did not accept the filters: {reasons}',
  'error.rate_limited':
    'Talkover asks us to slow down. {unit, select, seconds {Try again in {count, plural, one {# second} other {# seconds}}.} minutes {Try again in {count, plural, one {# minute} other {# minutes}}.} hours {Try again in {count, plural, one {# hour} other {# hours}}.} other {Wait a little, then try again.}}',
  'error.server': 'Talkover has a problem on its side (HTTP {status}). Wait a little, then try again.',
  'error.unexpected_response': 'The answer was not what Talkover sends: {reason}. Check the base URL if this goes on.',
  'error.list_incomplete':
    '{ofPages, plural, =0 {Talkover stopped answering after {pages, plural, one {# page} other {# pages}}} other {Only {pages, number} of # pages arrived}}, so the list stays as it was. The app tries again automatically.',
  'error.list_unstable':
    '{total, plural, =0 {The pages that Talkover sent don’t make up one list} other {Talkover counts {total, plural, one {# number} other {# numbers}}, but {numbers, plural, one {# arrived} other {# arrived}}}}, so the list stays as it was. The app tries again automatically.',
  'error.list_contradictory':
    'Talkover keeps leaving out many numbers, and different ones each time, so the list stays as it was. The app tries again automatically.',
  'error.filter_ignored':
    'Talkover ignored the filter {filters} of the sync scope of {environment}, so the app left out what doesn’t meet it.',
  'error.offline': 'Talkover cannot be reached. Check the network connection and the base URL.',
  'error.connection_lost':
    'The connection to Talkover was lost before the whole answer had arrived. The app tries again by itself.',
  'error.answer_damaged': 'Talkover’s answer was damaged on its way. The app tries again automatically.',
  'error.captive_portal':
    'Something other than Talkover answered. If this network asks you to sign in, open any page in your browser and sign in. Otherwise, check the base URL.',
  'error.proxy_sign_in': 'The proxy of this network asks for a user name and a password, so Talkover can’t be reached.',
  'error.clock_wrong':
    'The clock of this computer is {unit, select, days {{count, plural, one {# day} other {# days}}} other {{count, plural, one {# hour} other {# hours}}}} {direction, select, ahead {ahead of} other {behind}} Talkover’s. Reminders go by this computer’s clock and may come on the wrong day. Set the date, time and time zone in the system settings.',
  'error.timeout':
    'Talkover did not answer within {seconds, plural, one {# second} other {# seconds}}. Check the network connection, or try again later.',
  'error.tls':
    'The connection to Talkover is not secure: {reason}. Nothing was sent. Check the base URL, and the clock and proxy of this computer.',
  'error.cancelled': 'Cancelled.',

  'error.worker_failed': 'The app could not finish working on the numbers: {reason}. It tries again by itself.',
  'error.reason.worker_ended': 'the thread that works on them ended unexpectedly',
  'error.reason.worker_memory': 'there was not enough memory',
  'error.reason.worker_time': 'it took longer than {seconds, plural, one {# second} other {# seconds}}',

  'error.reason.certificate_date': 'its certificate has expired or is not valid yet',
  'error.reason.certificate_name': 'its certificate belongs to another host',
  'error.reason.certificate_issuer': 'this computer does not trust the issuer of its certificate',
  'error.reason.certificate_revoked': 'its certificate was revoked',
  'error.reason.certificate_other': 'its certificate was not accepted',
  'error.reason.no_secure_connection': 'no encrypted connection could be agreed on',
  'error.reason.unsuccessful': 'it says that the request did not succeed',
  'error.reason.client_certificate': 'the server asks for a client certificate, and the app sends none',
  'error.reason.wrong_shape': 'it is no list of phone numbers',
  'error.reason.empty': 'it is empty',
  'error.reason.not_json': 'it is no valid JSON',
  'error.reason.too_large': 'it is too large to be a list of phone numbers',
  'error.reason.not_http': 'what answered does not speak HTTP',
  'error.reason.status': 'it has the HTTP status {status}',
  'error.reason.no_reason': 'it gave no reason.',

  'error.bad_base_url':
    'The base URL must start with https:// (or http:// for this computer only) and hold no user name, query or fragment.',
  'error.bad_token': 'That does not look like a token: it must be one word without spaces.',
  'error.environment_not_found': 'This environment no longer exists.',
  'error.token_missing': 'There is no token for this environment on this computer. Enter it to go on.',
  'error.token_for_other_server':
    'The stored token belongs to another server and was not sent to this one. Enter the token of this server to go on.',
  'error.keychain_missing':
    'This system has no keychain that the app can use, so no token can be stored safely. {remedy}',
  'error.keychain_unreachable':
    'The keychain service does not answer, so no token can be read or stored safely. {remedy}',
  'error.keychain_gone':
    'The keychain service ended while the app was running, so no token can be read or stored. Start the app again to go on; nothing is lost.',
  'error.keychain_locked': 'The keychain is locked. Unlock it, then try again.',
  'error.keychain_denied':
    'The keychain did not let the app in. Allow Talkover Numbers when the system asks, then try again.',
  'error.keychain_failed': 'The keychain reported an error: {reason}. Try again; if it goes on, restart the app.',

  'error.disk_full':
    'There is no space left on the disk, so {what} could not be saved. Free some space, then try again.',
  'error.disk_denied':
    'The app may not write to {path}, so {what} could not be saved. Check the permissions of the folder.',
  'error.disk_failed': 'The app could not save {what}: {reason}.',
  'error.disk_unreadable':
    'The app could not read {what} at {path}: {reason}. Check the disk and the permissions of the file.',
  'error.file_newer':
    'A newer version of the app wrote {what} ({file}). This version leaves the file as it is and runs without it. Update the app to use it again.',
  'error.settings_unread':
    'Some values in settings.json cannot be read, so their defaults are used. They stay in the file until you change them.',
  'error.settings_restored':
    'The settings file was missing or damaged, so the last good copy is used. Check the changes that you made last.',
  'error.environments_adopted':
    'The settings no longer named {count, plural, one {an environment} other {# environments}}: {names}. {count, plural, one {It was} other {They were}} restored from what is stored on this computer. Check the name and color in the settings.',
  'error.leftovers_removed':
    'Data of {count, plural, one {an environment that was} other {# environments that were}} removed earlier was still on this computer. It is deleted now.',
  'error.settings_damaged':
    'The settings file was damaged. It was set aside as {file}, and the app started with what could be read.',
  'error.snapshot_damaged':
    'The stored list of numbers was damaged. It was set aside as {file}; the list is fetched anew.',
  'error.ledger_damaged':
    'The record of reminders was damaged. It was set aside as {file}. What could be read of it is kept, and what was due until now counts as announced.',
  'error.preferences_damaged':
    'The reminder settings of single numbers were damaged. They were set aside as {file}, and what could be read of them is kept.',
  'error.activity_damaged':
    'The record of what changed was damaged. It was set aside as {file}, and what could be read of it is kept.',

  'error.labels_damaged':
    'The file of labels and notes was damaged. It was set aside as {file}, and what could be read of it is kept.',

  'error.too_many_labels':
    'A number can have {most} labels, and {count, plural, one {one would} other {# would}} have more. Nothing was changed; take some labels off first.',
  'error.too_many_offsets': 'There can be no more than {most} days. Remove one first.',
  'error.too_many_views': 'There are {most} views already. Delete one that is no longer needed.',
  'error.label_taken': 'There is a label “{name}” already. Choose another name.',
  'error.label_gone': 'This label no longer exists.',

  'error.file_full': 'There is no space left there, so {file} was not saved. Free some space, or choose another place.',
  'error.file_denied': 'The app may not write there, so {file} was not saved. Choose another place.',
  'error.file_failed': '{file} was not saved: {reason}. Choose another place.',

  'error.file_gone': 'The file was given up before it was finished, and nothing of it is left. Save it again.',

  'error.notification_failed':
    'A reminder wasn’t shown. {reason} The app will try again; until then, look at the Renewals view.',

  'error.bad_request':
    'The app asked itself for something it does not know ({name}). Restart it; if that does not help, report it.',
  'error.bad_command_line': '{reason} Use --help to see what can be given.',
  'error.data_dir_in_use': 'Talkover Numbers already runs on this data folder{where}.',
  'error.data_dir_unusable':
    'The data folder {path} cannot be used: {reason}. Check its permissions and the disk, or name another with --data-dir.',
  'error.port_unusable': 'Port {port} cannot be used: {reason}. Name another with --port; 0 takes any that is free.',
  'error.disconnected': 'The connection to the app was lost. Start it again and reload this page.',
  'error.bridge_key_missing': 'This tab has no key to the app. Open the address that the app printed when it started.',
  'error.folder_not_opened': 'The folder could not be opened: {reason}. Open {path} in your file manager.',
  'error.uncaught':
    'Something went wrong at {time}. The app is still running; if something looks wrong, restart it. Diagnostics help to find the cause.',
  'error.internal': 'Something went wrong inside the app. Try again; if it goes on, restart it.',
} as const;
