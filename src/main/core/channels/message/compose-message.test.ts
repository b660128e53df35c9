import { describe, expect, it } from 'vitest';
import { Formatter } from '../../../../shared/format';
import { sampleEnvironment, sampleNumber } from '../../../../shared/testing/sample';
import type { Alert } from '../../reminders/ledger/alert';
import type { DueRenewal } from '../../reminders/plan/due';
import { MOST_ITEMS, plainTextOf, SHOWN_ITEMS, shownItems } from './channel-message';
import { composeMessage, testMessage } from './compose-message';
import { wordsIn } from './words';

const NOW = new Date('2026-11-24T12:00:00').getTime();
const words = await wordsIn('app', new Formatter('en-GB'));
const environment = sampleEnvironment({ name: 'Production' });
const other = sampleEnvironment({ id: 'other', name: 'Sample', kind: 'sample' });

const renews = (id: string, change: Partial<DueRenewal> = {}): DueRenewal => ({
  environment,
  number: sampleNumber({ id, formatted_number: `no. ${id}`, number: `+1${id}`, monthly_renewal_cost: 1.5, currency: 'usd' }), // prettier-ignore
  renewal: { day: 20_782, daysLeft: 1, kind: 'renews' },
  key: id,
  offset: 1,
  snooze: null,
  handledAt: null,
  ...change,
});
const lapses = (id: string): DueRenewal => renews(id, { renewal: { day: 20_782, daysLeft: 1, kind: 'lapses' } });
const alert = (key: string, change: Partial<Alert> = {}): Alert => ({ key, kind: 'price', environmentId: environment.id, numberId: key, number: `no. ${key}`, before: '$1.00', after: '$2.00', at: 1, ...change }); // prettier-ignore

function compose(renewals: readonly DueRenewal[], alerts: readonly Alert[] = [], isDigest = false, handled: readonly DueRenewal[] = []) {
  const known = (id: string) => [environment, other].find((one) => one.id === id) ?? null;
  return composeMessage({ id: 'x', isDigest, renewals, alerts }, { now: NOW, words, environment: known, handled });
} // prettier-ignore

const many = <T>(count: number, make: (id: string) => T) => Array.from({ length: count }, (_, at) => make(String(at)));

describe('a message', () => {
  it('about one renewal says what a notification says, with what a machine wants to know', () => {
    expect(compose([lapses('1')])).toMatchObject({
      id: 'x',
      type: 'reminder',
      at: NOW,
      urgency: 'critical',
      title: 'no. 1 lapses tomorrow',
      counts: { lapses: 1, renews: 0, alerts: 0, handled: 0 },
      costs: [{ currency: 'USD', amount: 1.5 }],
      items: [
        {
          type: 'lapses',
          number: { id: '1', text: 'no. 1', number: '+11' },
          renewalDate: '2026-11-25',
          daysLeft: 1,
          cost: { amount: 1.5, currency: 'USD' },
        },
      ],
      environments: [{ name: 'Production' }],
      more: null,
    });
    expect(compose([renews('1')])).toMatchObject({ urgency: 'normal', counts: { lapses: 0, renews: 1 } });
    const unknown = renews('1', { number: sampleNumber({ monthly_renewal_cost: null }) });
    expect(compose([unknown])).toMatchObject({ items: [{ cost: null }], costs: [] });
  });

  it('about an alert names the number, or the environment as a whole', () => {
    expect(compose([], [alert('1')])).toMatchObject({
      type: 'alert',
      counts: { alerts: 1 },
      items: [{ type: 'price', number: { id: '1', text: 'no. 1', number: null }, renewalDate: null, cost: null }],
      environments: [{ name: 'Production' }],
    });
    const { items } = compose([], [alert('lost', { kind: 'token', numberId: null })]);
    expect(items[0]?.title + items[0]!.text).toContain('Production');
    const token = alert('t', { kind: 'token', numberId: null, environmentId: 'gone' });
    expect(compose([], [token])).toMatchObject({ items: [{ number: null, environment: { name: '', url: null } }], environments: [] }); // prettier-ignore
  });

  it('names each environment once', () => {
    const elsewhere = renews('2', { environment: other });
    const { environments } = compose([renews('1'), elsewhere, renews('3')], [alert('1')], true);
    expect(environments.map(({ name }) => name)).toEqual(['Production', 'Sample']);
    expect(environments[1]?.url).toBeNull();
  });

  it('puts what is lost first, alerts included, and keeps the order otherwise', () => {
    const gone = alert('gone', { kind: 'token', numberId: null });
    const { items, urgency, type } = compose([lapses('1'), renews('2')], [alert('3'), gone], true);
    expect(items.map(({ type: of }) => of)).toEqual(['lapses', 'token', 'renews', 'price']);
    expect([urgency, type]).toEqual(['critical', 'digest']);
    expect(compose([renews('1')], [alert('3')], true).urgency).toBe('normal');
  });

  it('holds no more items than a machine wants, and says how many people are not shown', () => {
    const { items, more, counts } = compose(many(MOST_ITEMS + 1, renews), many(5, alert), true);
    expect(items).toHaveLength(MOST_ITEMS);
    expect(counts).toMatchObject({ renews: MOST_ITEMS + 1, alerts: 5 });
    expect(more).toContain(`${MOST_ITEMS + 1 + 5 - SHOWN_ITEMS} more`);
    expect(compose(many(SHOWN_ITEMS, renews), [], true).more).toBeNull();
    expect(compose(many(SHOWN_ITEMS, renews), [alert('x')], true).more).toContain('1 more');
  });

  it('says in a digest what the renewals cost and what was handled', () => {
    const { paragraphs, handled, counts } = compose(
      [renews('1'), renews('2')],
      [],
      true,
      many(SHOWN_ITEMS + 2, lapses),
    );
    expect(paragraphs[0]).toContain('US$3.00');
    expect(paragraphs[1]).toContain('no. 9');
    expect(paragraphs[1]).toMatch(/\b2 more/);
    expect(paragraphs[1]).not.toContain('no. 10');
    expect(handled).toHaveLength(SHOWN_ITEMS);
    expect(counts.handled).toBe(SHOWN_ITEMS + 2);
    expect(compose([], [alert('1')], true).paragraphs).toEqual([]);
  });

  it('is plain text with a line for each item of a digest, and where to go', () => {
    const digest = compose(many(SHOWN_ITEMS + 1, renews), [], true);
    expect(shownItems(digest)).toHaveLength(SHOWN_ITEMS);
    const [lines, cost, links, ...rest] = plainTextOf(digest).split('\n\n');
    expect(lines?.split('\n')).toHaveLength(SHOWN_ITEMS + 1);
    expect(lines?.split('\n')[0]).toBe('- no. 0 renews tomorrow · Production');
    expect(lines).toContain('1 more');
    expect(cost).toContain('US$16.50');
    expect([links, rest]).toEqual([`Production: ${digest.environments[0]!.url}`, []]);
    const single = compose([renews('1', { environment: other })]);
    expect(shownItems(single)).toEqual([]);
    expect(plainTextOf(single)).toBe(single.paragraphs[0]);
    expect(single.paragraphs).toEqual([single.items[0]?.text]);
    const both = { ...compose([renews('1'), renews('2')], [], true), paragraphs: [], environments: [{ name: 'A', url: 'a:' }, { name: 'B', url: 'b:' }] }; // prettier-ignore
    expect(plainTextOf(both)).toBe(
      '- no. 1 renews tomorrow · Production\n- no. 2 renews tomorrow · Production\n\nA: a:\nB: b:',
    );
  });

  it('for a test is about nothing', () => {
    const { title, paragraphs, ...rest } = testMessage('t', 5, words);
    expect([title, paragraphs]).toEqual([
      words.t('channels.message.testTitle'),
      [words.t('channels.message.testText')],
    ]);
    const counts = { lapses: 0, renews: 0, alerts: 0, handled: 0 };
    expect(rest).toEqual({ id: 't', type: 'test', at: 5, urgency: 'normal', items: [], counts, costs: [], handled: [], environments: [], more: null }); // prettier-ignore
  });
});
