import type { MessageKey } from '../../i18n/translate';
import { CAPABILITIES, NUMBER_STATUSES, NUMBER_TYPES } from '../../numbers/phone-number';
import { AUTO_RENEWAL, HANDLED, SANDBOX } from '../columns';
import { agentKey } from './agent-key';
import { changedKey } from './changed-key';
import { costKey } from './cost-key';
import { capabilityKey, flagKey } from './flag-keys';
import { idKey } from './id-key';
import type { QueryKey } from './key';
import { labelKey } from './label-key';
import { numberKey } from './number-key';
import { renewalKey } from './renewal-key';
import { stateKey } from './state-key';
import { typeKey } from './type-key';
import { countryKey, wordKey } from './word-key';

/** Every key of the query language, in the order in which help and menus show them. A new one is a file and an entry here. */
const KEYS = {
  type: typeKey(['type:voice', 'type:voice|sms']),
  has: capabilityKey(['has:sms', 'has:sms,whatsapp', 'has:mms|fax', '-has:fax']),
  status: wordKey(({ status }) => status, ['status:active', 'status:active|pending', '-status:inactive']),
  country: countryKey(['country:US', 'country:DE|FR', 'country:"United States"']),
  renews: renewalKey(false, [
    'renews:<7d',
    'renews:overdue',
    'renews:2026-12',
    'renews:2026-12-01..2026-12-15',
    'renews:none',
  ]),
  lapses: renewalKey(true, ['lapses:<14d', 'lapses:tomorrow', 'lapses:overdue']),
  auto: flagKey(AUTO_RENEWAL, ['on', 'off'], ['auto:off']),
  handled: flagKey(HANDLED, ['yes', 'no'], ['handled:no', 'handled:yes'], 'handled'),
  cost: costKey(['cost:>1.50usd', 'cost:1..2eur', 'cost:none']),
  currency: wordKey(({ currency }) => currency, ['currency:USD']),
  sandbox: flagKey(SANDBOX, ['yes', 'no'], ['sandbox:yes']),
  changed: changedKey(['changed:<2d', 'changed:today', 'changed:2026-11', 'changed:none']),
  label: labelKey(['label:support', 'label:support,vip', 'label:none']),
  agent: agentKey(['agent:reception', 'agent:reception|"night shift"', 'agent:none']),
  is: stateKey(['is:incomplete']),
  number: numberKey(['number:+1234567890', 'number:+1234567890|+4930123']),
  id: idKey(['id:phone-uuid-1']),
} as const satisfies Record<string, QueryKey>;
export type KeyName = keyof typeof KEYS;

const DAYS = { today: 'query.value.today', tomorrow: 'query.value.tomorrow', d: 'query.unit.days', w: 'query.unit.weeks' } as const; // prettier-ignore
const YES_OR_NO = { yes: 'query.value.yes', no: 'query.value.no' } as const;
const NO_VALUE = { none: 'query.value.none' } as const;

/**
 * The messages that say each value of a key, by which it is found in other languages; null where there are none: values
 * are what users call something, or have no words.
 */
export const SPOKEN_VALUES: Readonly<Record<KeyName, Readonly<Record<string, MessageKey>> | null>> = {
  type: { ...messagesOf(NUMBER_TYPES, (type) => `numbers.capability.${type}`), ...NO_VALUE },
  has: messagesOf(CAPABILITIES, (capability) => `numbers.capability.${capability}`),
  status: { ...messagesOf(NUMBER_STATUSES, (status) => `numbers.status.${status}`), ...NO_VALUE },
  // by their names in every language
  country: null,
  renews: { ...DAYS, overdue: 'query.value.overdue', ...NO_VALUE },
  lapses: { ...DAYS, overdue: 'query.value.lapsed' },
  auto: { ...YES_OR_NO, on: 'query.value.on', off: 'query.value.off' },
  handled: YES_OR_NO,
  cost: NO_VALUE,
  currency: NO_VALUE,
  sandbox: YES_OR_NO,
  changed: { ...DAYS, yesterday: 'query.value.yesterday', none: 'query.value.neverChanged' },
  label: null,
  agent: null,
  is: { incomplete: 'query.value.incomplete' },
  number: null,
  id: null,
};

function messagesOf<V extends string>(values: readonly V[], messageOf: (value: V) => MessageKey) {
  return Object.fromEntries(values.map((value) => [value, messageOf(value)]));
}

export const KEY_NAMES = Object.keys(KEYS) as KeyName[];

/** What a key does; through here every key looks alike. */
export function keyOf(name: KeyName): QueryKey {
  return KEYS[name];
}

export function isKeyName(name: string): name is KeyName {
  return Object.hasOwn(KEYS, name);
}
