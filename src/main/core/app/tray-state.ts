import type { Environment } from '../../../shared/environment';
import type { AppState, TrayState } from '../../../shared/bridge/state';
import type { Formatter } from '../../../shared/format';
import { translate } from '../../../shared/i18n/translate';
import { isHandled } from '../../../shared/reminders/handled';
import { offsetsFor, type ReminderPreference } from '../../../shared/reminders/preference';
import { talkoverAddress } from '../../../shared/talkover-address';
import { AHEAD_DAYS, DUE_SOON_DAYS } from '../../../shared/renewals/outlook';
import type { ReminderSettings, Session } from '../../../shared/settings';
import { headline, targetOf } from '../reminders/announce/reminder-words';
import type { ComingRenewal } from '../renewals/renewal-summary';

const NEXT_SHOWN = 5;
/** Tooltips are cut off by some panels. */
const NAMED_OUTAGES = 2;

export interface TrayInput {
  /** Soonest first. */
  coming: readonly ComingRenewal[];
  /** How many environments there are, and the names of those whose token was refused. */
  environments: number;
  signedOut: readonly string[];
  /** Environments that no sync has reached for too long, and since when (epoch ms; null: ever). */
  outages: readonly { name: string; since: number | null }[];
  /** The names of channels that nothing has reached for a day. */
  failingChannels: readonly string[];
  /** Numbers whose reminders may be missing or wrong, because what was sent could not be read. */
  incomplete: number;
  online: boolean;
  settings: ReminderSettings;
  preference(environment: Environment, numberId: string): ReminderPreference;
  /** What is due and was not shown. */
  waiting: AppState['reminders'];
  pausedUntil: Session['remindersPausedUntil'];
  format: Formatter;
}

/** What the tray shows: an icon for the state, a line that sums it up, and the next five renewals. */
export function trayState(input: TrayInput): TrayState {
  const { coming, format } = input;
  const ahead = coming.slice(countBefore(coming, 0));
  const near = ahead.filter((item) => isNear(item, input));
  const lapsing = near.filter(({ renewal }) => renewal.kind === 'lapses').length;
  const notShown = input.waiting.held === 'failed' ? input.waiting.waiting : 0;
  return {
    icon: iconFor(input, near.length + notShown),
    tooltip: tooltip(input, ahead, notShown),
    attention: lapsing + new Set([...input.signedOut, ...input.outages.map(({ name }) => name)]).size,
    waiting:
      notShown === 0
        ? null
        : { label: translate('tray.waiting', { count: notShown }), target: { view: 'reminders', environmentId: null } },
    toDo: toDo(ahead, input),
    next: ahead.slice(0, NEXT_SHOWN).map((item) => ({
      label: input.environments > 1 ? `${headline(item, format)} · ${item.environment.name}` : headline(item, format),
      target: targetOf(item),
      ref: { environmentId: item.environment.id, numberId: item.number.id },
      number: item.number.number,
      hasTalkover: talkoverAddress(item.environment) !== null,
      isHandled: isSettled(item, input),
    })),
    pausedUntil: input.pausedUntil,
  };
}

/** An environment that no sync has reached for too long asks for attention, offline or not. */
function iconFor(input: TrayInput, reminders: number): TrayState['icon'] {
  if (!input.online && input.outages.length === 0) return 'offline';
  return hasTrouble(input) || reminders > 0 ? 'attention' : 'calm';
}

/** Whether something keeps the app from knowing, or from reaching those who should know. */
function hasTrouble({ signedOut, outages, failingChannels, incomplete }: TrayInput): boolean {
  return signedOut.length + outages.length + failingChannels.length + incomplete > 0;
}

/** How many numbers will lapse and are not handled; what the quick filter of that name finds. */
function toDo(ahead: readonly ComingRenewal[], input: TrayInput): TrayState['toDo'] {
  const soon = ahead.slice(0, countBefore(ahead, AHEAD_DAYS + 1));
  const open = soon.filter((item) => item.renewal.kind === 'lapses' && !isSettled(item, input));
  if (open.length === 0) return null;
  const environment = onlyEnvironment(open, input);
  return {
    label:
      environment === null
        ? translate('handled.toDo', { count: open.length })
        : translate('handled.toDoOf', { count: open.length, environment }),
    target: { view: 'renewals', environmentId: null, only: null },
  };
}

/** The name of the environment that all are of, where there are others they could be of; else null. */
function onlyEnvironment([first, ...others]: readonly ComingRenewal[], { environments }: TrayInput): string | null {
  if (!first || environments < 2) return null;
  return others.every(({ environment }) => environment.id === first.environment.id) ? first.environment.name : null;
}

function isSettled({ environment, number, renewal }: ComingRenewal, input: TrayInput): boolean {
  return isHandled(input.preference(environment, number.id).handled, number, renewal.day);
}

/** How many renewals, soonest first, lie before so many days from now. Read at every change, of 100,000 numbers too. */
function countBefore(coming: readonly ComingRenewal[], days: number): number {
  const index = coming.findIndex(({ renewal }) => renewal.daysLeft >= days);
  return index < 0 ? coming.length : index;
}

/**
 * Whether a renewal has come within the first of its offsets, and the user wants to hear of it. What is further ahead than
 * the app counts must not keep the icon from ever being calm.
 */
function isNear(item: ComingRenewal, input: TrayInput): boolean {
  const { settings } = input;
  const preferred = input.preference(item.environment, item.number.id);
  const [first] = offsetsFor(preferred, settings)[item.renewal.kind];
  return (
    settings.enabled &&
    !preferred.muted &&
    !isSettled(item, input) &&
    first !== undefined &&
    item.renewal.daysLeft <= Math.min(first, AHEAD_DAYS)
  );
}

function outageWords(environment: string, since: number | null, format: Formatter): string {
  if (since === null) return translate('tray.tooltip.neverSynced', { environment });
  return translate('tray.tooltip.outage', { environment, when: format.instant(since) });
}

function renewalWords(soon: readonly ComingRenewal[], input: TrayInput): string {
  const environment = onlyEnvironment(soon, input);
  if (environment === null) return translate('tray.tooltip.renewals', { count: soon.length });
  return translate('tray.tooltip.renewalsOf', { count: soon.length, environment });
}

function tooltip(input: TrayInput, ahead: readonly ComingRenewal[], notShown: number): string {
  if (input.environments === 0) return translate('tray.tooltip.none');
  const soon = ahead.slice(0, countBefore(ahead, DUE_SOON_DAYS + 1));
  const lapsing = soon.filter((item) => item.renewal.kind === 'lapses');
  const parts: string[] = [];
  const [signedOut] = input.signedOut;
  if (signedOut !== undefined) parts.push(translate('tray.tooltip.signedOut', { environment: signedOut }));
  for (const { name, since } of input.outages.slice(0, NAMED_OUTAGES))
    parts.push(outageWords(name, since, input.format));
  if (soon.length > 0) parts.push(renewalWords(soon, input));
  // without syncs, nothing is known of this week
  else if (input.outages.length === 0) parts.push(translate('tray.tooltip.calm'));
  const first = lapsing[0];
  if (first) {
    const when = input.format.inDays(first.renewal.daysLeft);
    parts.push(translate('tray.tooltip.lapses', { count: lapsing.length, when }));
  }
  if (input.incomplete > 0) parts.push(translate('tray.tooltip.incomplete', { count: input.incomplete }));
  if (notShown > 0) parts.push(translate('tray.tooltip.waiting', { count: notShown }));
  const [channel] = input.failingChannels;
  if (channel !== undefined)
    parts.push(translate('channels.tray.failing', { count: input.failingChannels.length, name: channel }));
  if (!input.online) parts.push(translate('tray.tooltip.offline'));
  return parts.join(' · ');
}
