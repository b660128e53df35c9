import { describe, expect, it } from 'vitest';
import { dayFromIso } from '../../../../shared/calendar/calendar-day';
import { Formatter } from '../../../../shared/format';
import { translate } from '../../../../shared/i18n/translate';
import type { PhoneNumber } from '../../../../shared/numbers/phone-number';
import { renewalAsOf } from '../../../../shared/renewals/renewal';
import { sampleEnvironment, sampleNumber } from '../../../../shared/testing/sample';
import type { ComingRenewal } from '../../renewals/renewal-summary';
import type { Alert } from '../ledger/alert';
import { sampleAlert } from '../testing/samples';
import { displayNumber } from './display-number';
import { digestNotification, headline, alertNotification, renewalNotification } from './reminder-words';

const TODAY = dayFromIso('2026-11-24')!;
const format = new Formatter('en-GB');
const environment = sampleEnvironment();
const other = sampleEnvironment({ id: '0b9f6ad4-5a0b-4a0e-9a53-0d1f0a2f6f10', name: 'Staging' });
const nameOf = (id: string) => (id === environment.id ? environment.name : other.name);

function coming(daysLeft: number, fields: Partial<PhoneNumber> = {}, of = environment): ComingRenewal {
  const number = sampleNumber(fields);
  return { environment: of, number, renewal: renewalAsOf(number, TODAY + daysLeft, TODAY) };
}
const alert = (fields: Partial<Alert> = {}) =>
  sampleAlert('k', { environmentId: environment.id, numberId: 'n1', ...fields });

describe('a number', () => {
  it('is shown as it is written in its country, or in E.164', () => {
    expect(displayNumber(sampleNumber())).toBe('(123) 456-7890');
    expect(displayNumber(sampleNumber({ formatted_number: '' }))).toBe('+1234567890');
  });
});

const NOT_HANDLED = { key: '', offset: 1, snooze: null, handledAt: null };

describe('a notification about one renewal', () => {
  it('names who answers a number that will be lost, and only then', () => {
    const agents = (...names: string[]) => JSON.stringify(names.map((name, at) => ({ id: String(at), name })));
    const ending = (names: string[], auto_renewal = false) =>
      / Answered by (.*)$/.exec(renewalNotification({ ...coming(1, { auto_renewal, agents: agents(...names) }), ...NOT_HANDLED }, TODAY, format).body)?.[1]; // prettier-ignore
    expect(ending(['Reception'])).toBe('Reception.');
    expect(ending(['Reception', 'Night shift'])).toBe('Reception, Night shift.');
    expect(ending(['a', 'b', 'c', 'd', 'e'])).toBe('a, b, c and 2 more.');
    expect([ending([]), ending(['Reception'], true)]).toEqual([undefined, undefined]);
  });

  it.each([
    ['reminder.renews', 'reminder.renewsBody', 'normal', 0, {}],
    ['reminder.renewed', 'reminder.renewedBody', 'normal', -1, {}],
    ['reminder.lapses', 'reminder.lapsesBody', 'critical', 0, { auto_renewal: false }],
    ['reminder.lapses', 'reminder.endangeredBody', 'critical', 0, { current_status: 'suspended' }],
    ['reminder.lapses', 'reminder.endangeredBody', 'critical', 40, { current_status: 'past_due' }],
    ['reminder.lapses', 'reminder.statusUnknownBody', 'critical', 1, { current_status: '' }],
    [
      'reminder.lapses',
      'reminder.autoUnknownBody',
      'critical',
      1,
      { auto_renewal: false, unreadable: '{"auto_renewal":"maybe"}' },
    ],
    ['reminder.lapsed', 'reminder.lapsedBody', 'critical', -1, { auto_renewal: false }],
    ['reminder.lapsed', 'reminder.lapsedBody', 'critical', -1, { current_status: 'suspended' }],
  ] as const)('has the words %s and %s and is %s, %i days before', (title, body, urgency, daysLeft, fields) => {
    const item = coming(daysLeft, fields);
    const values = {
      number: '(123) 456-7890',
      when: format.inDays(daysLeft),
      day: format.day(TODAY + daysLeft, TODAY),
      environment: environment.name,
      cost: 'US$1.00',
      status: item.number.current_status,
    };
    expect(headline(item, format)).toBe(translate(title, values));
    expect(renewalNotification({ ...item, ...NOT_HANDLED }, TODAY, format)).toMatchObject({
      title: translate(title, values),
      body: translate(body, values),
      urgency,
      target: { view: 'numbers', environmentId: environment.id, numberId: item.number.id },
      // what is about to be lost can be dealt with in Talkover; the button comes last, because Windows counts them
      actions: [
        ...(['open', 'snooze', 'mute', 'handled'] as const),
        ...(item.renewal.kind === 'lapses' ? (['talkover'] as const) : []),
      ].map((action) => ({
        action,
        label: translate(`reminder.action.${action}`),
      })),
    });
  });

  it('offers no way to Talkover where there is no address of it', () => {
    const item = { ...coming(1, { auto_renewal: false }), ...NOT_HANDLED };
    const plain = { ...item, environment: { ...item.environment, baseUrl: 'http://talkover.example' } };
    const { actions } = renewalNotification(plain, TODAY, format);
    expect(actions.map(({ action }) => action)).toEqual(['open', 'snooze', 'mute', 'handled']);
  });

  it('says that a handled number still lapses, and when it was handled', () => {
    const handledAt = new Date('2026-11-12T15:00').getTime();
    const item = { ...coming(1, { auto_renewal: false }), ...NOT_HANDLED, handledAt };
    const { title, body } = renewalNotification(item, TODAY, format);
    expect(title).toBe('(123) 456-7890 lapses tomorrow');
    expect(body).toContain('You marked it as handled on 12 Nov, but it still lapses.');
  });

  it('names the monthly cost, and says where none is known', () => {
    const bodyOf = (fields: Partial<PhoneNumber>) =>
      renewalNotification({ ...coming(1, fields), ...NOT_HANDLED }, TODAY, format).body;
    expect(bodyOf({ monthly_renewal_cost: 0, current_price: 7 })).toContain('US$0.00');
    expect(bodyOf({ monthly_renewal_cost: null, current_price: 7 })).toContain(translate('reminder.costUnknown'));
  });
});

describe('a notification about something else', () => {
  const onNumber = { view: 'numbers', environmentId: environment.id, numberId: 'n1' };
  const onList = { view: 'renewals', environmentId: environment.id, only: null };
  it.each([
    ['status', 'n1', 'reminder.statusTitle', 'reminder.statusBody', 'critical', onNumber],
    ['price', 'n1', 'reminder.priceTitle', 'reminder.priceBody', 'normal', onNumber],
    ['gone', 'n1', 'reminder.goneTitle', 'reminder.goneBody', 'critical', onList],
    ['outage', null, 'reminder.outageTitle', 'reminder.outageBody', 'critical', { view: 'settings', environmentId: environment.id }],
    ['missed', null, 'reminder.missedTitle', 'reminder.missedBody', 'normal', { view: 'activity', environmentId: environment.id, filter: null }],
    ['token', null, 'reminder.tokenRefusedTitle', 'reminder.tokenRefusedBody', 'critical', { view: 'settings', environmentId: environment.id }],
  ] as const)('has its words, urgency and target: %s', (kind, numberId, title, body, urgency, target) => {
    const values = { environment: 'Production', number: '+1', before: 'active', after: 'suspended' };
    expect(alertNotification(alert({ kind, numberId, facts: undefined, before: 'active', after: 'suspended' }), 'Production', format)).toMatchObject({
      title: translate(title, values),
      body: translate(body, values),
      urgency,
      target,
      actions: [{ action: 'open', label: translate('reminder.action.open') }],
    });
  }); // prettier-ignore
});

describe('a digest', () => {
  const digest = (renewals: ComingRenewal[], alerts: Alert[], areSeveral = false) =>
    digestNotification('digest 1', renewals, alerts, { format, today: TODAY, environmentName: nameOf, areSeveral });

  it('counts what it speaks of by kind, worst first', () => {
    const alerts = (['token', 'price', 'gone', 'status', 'status'] as const).map((kind) => alert({ kind }));
    const renewals = [coming(1, { auto_renewal: false }), coming(1), coming(2)];
    const parts = [
      ['lapses', 1],
      ['renews', 2],
      ['status', 2],
      ['gone', 1],
      ['price', 1],
      ['token', 1],
    ] as const;
    const { id, title, actions } = digest(renewals, alerts);
    expect(id).toBe('digest 1');
    expect(title).toBe(parts.map(([kind, count]) => translate(`reminder.digest.${kind}`, { count })).join(', '));
    expect(actions.map(({ action }) => action)).toEqual(['open', 'talkover']);
  });

  it('opens Talkover where a number of its only environment will lapse', () => {
    const [off, elsewhere] = [{ auto_renewal: false }, sampleEnvironment({ id: 'elsewhere' })];
    const opens = (...renewals: ComingRenewal[]) =>
      digest(renewals, []).actions.some(({ action }) => action === 'talkover');
    expect(opens(coming(1, off), coming(2))).toBe(true);
    expect(opens(coming(1), coming(2))).toBe(false);
    expect(opens(coming(1, off), { ...coming(2, off), environment: elsewhere })).toBe(false);
    const sample = { ...environment, kind: 'sample' as const };
    expect(opens({ ...coming(1, off), environment: sample }, { ...coming(2, off), environment: sample })).toBe(false);
  });

  it('tells what has lapsed apart from what will', () => {
    const off = { auto_renewal: false };
    const titleOf = (...days: number[]) => digest(days.map((day) => coming(day, off)), []).title; // prettier-ignore
    expect(titleOf(-2, -1, 0, 3)).toBe('2 numbers lapsed, 2 will lapse');
    expect(titleOf(-1, -1, -1, -1)).toBe('4 numbers lapsed');
    expect(titleOf(0, 1)).toBe('2 numbers will lapse');
    expect(digest([coming(-1), coming(1)], []).title).toBe('1 number is past due, 1 number renews');
  });

  it('names the next number that will be lost, else the first of all', () => {
    const off = { auto_renewal: false };
    const lead = (...renewals: ComingRenewal[]) => digest(renewals, [alert()]).body.split('. ')[0];
    expect(lead(coming(-1, off), coming(2, off), coming(0))).toMatch(/^Next: .+ lapses on 26 Nov$/);
    expect(lead(coming(-1, off), coming(2))).toMatch(/^The first, .+, lapsed on 23 Nov$/);
    expect(lead(coming(-1), coming(2))).toMatch(/^The first, .+, was due on 23 Nov$/);
    expect(lead(coming(2))).toMatch(/^Next: .+ renews on 26 Nov$/);
  });

  it('begins with a renewal, else with its first other matter, and sums the renewals only', () => {
    const first = (text: string) => translate('reminder.digestBody', { first: text });
    const renewals = [coming(1, { monthly_renewal_cost: 2 }), coming(2)];
    expect(digest(renewals, [alert()]).body).toMatch(
      new RegExp(`^Next: .+ ${translate('reminder.digestCost', { cost: 'US\\$3.00' })}$`),
    );
    const theirs = alert({ kind: 'token', environmentId: other.id });
    expect(digest([], [theirs, alert()]).body).toBe(first(alertNotification(theirs, 'Staging', format).title));
  });

  it('says which environment it is about where several are connected and it is about one', () => {
    const bodyOf = (of: typeof environment[], areSeveral: boolean) => digest(of.map((one) => coming(1, {}, one)), [], areSeveral).body; // prettier-ignore
    expect(bodyOf([other, other], true)).toMatch(/^Environment: Staging\. Next: /);
    expect(bodyOf([other, other], false)).toMatch(/^Next: /);
    expect(bodyOf([other, environment], true)).toMatch(/^Next: /);
    const theirs = alert({ environmentId: other.id });
    expect(digest([], [theirs, theirs], true).body).toMatch(/^Environment: Staging\. First: /);
    expect(digest([coming(1)], [theirs], true).body).toMatch(/^Next: /);
  });

  it('is critical unless numbers only renew or cost more', () => {
    const price = alert({ kind: 'price' });
    expect(digest([coming(1)], [price]).urgency).toBe('normal');
    expect(digest([coming(1, { auto_renewal: false })], []).urgency).toBe('critical');
    for (const kind of ['status', 'gone', 'token'] as const) {
      expect(digest([coming(1)], [price, alert({ kind })]).urgency).toBe('critical');
    }
  });

  it('leads to its renewals, within their environment where there is one, else to the inbox', () => {
    const only = 'digest 1';
    expect(digest([coming(1)], [alert()]).target).toEqual({ view: 'renewals', environmentId: environment.id, only });
    expect(digest([coming(1), coming(1, {}, other)], []).target).toEqual({
      view: 'renewals',
      environmentId: null,
      only,
    });
    expect(digest([coming(1)], [alert({ environmentId: other.id })]).target).toMatchObject({ environmentId: null });
    expect(digest([], [alert()]).target).toEqual({ view: 'reminders', environmentId: null });
  });

  it('names four currencies, those of the most numbers first, then by name, and counts the others', () => {
    const costs = (currencies: string[]) =>
      digest(
        currencies.map((currency) => coming(1, { currency, monthly_renewal_cost: 1 })),
        [],
      ).body;
    expect(costs(['EUR', 'USD', 'USD'])).toContain('US$2.00 + €1.00');
    const cost = 'R$1.00 + €1.00 + £1.00 + MX$1.00';
    expect(costs(['EUR', 'MXN', 'GBP', 'BRL'])).toContain(`Total: ${cost} a month`);
    expect(costs(['EUR', 'USD', 'GBP', 'BRL', 'MXN'])).toContain(translate('reminder.moreCurrencies', { cost, count: 1 })); // prettier-ignore
  });
});
