import { describe, expect, it } from 'vitest';
import { dayFromIso } from '../../../shared/calendar/calendar-day';
import { Formatter } from '../../../shared/format';
import type { PhoneNumber } from '../../../shared/numbers/phone-number';
import { nextRenewal } from '../../../shared/renewals/renewal';
import { sampleNumber } from '../../../shared/testing/sample';
import { disagreements } from './disagreements';
import { renewalWords, renewalWordsOfDay } from './renewal-words';

const today = dayFromIso('2026-11-23') ?? 0;
const format = new Formatter('en-GB');

function words(changes: Partial<PhoneNumber>) {
  const number = sampleNumber(changes);
  return renewalWords(number, nextRenewal(number, today, today), format, today);
}

describe('renewalWords', () => {
  it.each<[Partial<PhoneNumber>, string, string, string]>([
    [{ renewal_date: '2026-11-25' }, 'In 2 days', '25 Nov', 'near'],
    [{ renewal_date: '2026-12-05' }, 'In 12 days', '5 Dec', 'calm'],
    [{ renewal_date: '2026-11-22' }, 'Due yesterday', '22 Nov', 'near'],
    [{ renewal_date: '2026-11-24', auto_renewal: false }, 'Lapses tomorrow', '24 Nov · no auto-renewal', 'lost'],
    [{ renewal_date: '2026-11-22', auto_renewal: false }, 'Lapsed yesterday', '22 Nov · no auto-renewal', 'lost'],
    [{ renewal_date: '2026-11-28', current_status: 'suspended' }, 'Lapses in 5 days', '28 Nov · suspended', 'lost'],
    [{ renewal_date: '2027-01-30', auto_renewal: false }, 'Lapses in 68 days', '30 Jan 2027 · no auto-renewal', 'calm'],
    [{ renewal_date: null, days_until_monthly_renewal: null }, '—', 'No date', 'calm'],
    [
      { renewal_date: null, days_until_monthly_renewal: null, unreadable: '{"renewal_date":"04/05/2027"}' },
      'Renewal date unknown',
      'Talkover sent a value that can’t be read',
      'near',
    ],
    [
      { renewal_date: '2026-11-28', auto_renewal: false, unreadable: '{"auto_renewal":"maybe"}' },
      'Lapses in 5 days',
      '28 Nov · auto-renewal unknown',
      'lost',
    ],
    [{ renewal_date: '2026-11-28', current_status: '' }, 'Lapses in 5 days', '28 Nov · status unknown', 'lost'],
    [{ renewal_date: '2026-11-28', current_status: 'past_due' }, 'Lapses in 5 days', '28 Nov · past_due', 'lost'],
  ])('of %o', (changes, when, day, tone) => {
    expect(words(changes)).toEqual({ when, day, tone });
  });
});

describe('renewalWordsOfDay', () => {
  it.each<[Partial<PhoneNumber>, string, string, string]>([
    [{ renewal_date: '2026-11-25' }, 'Renews', '', 'calm'],
    [{ renewal_date: '2026-12-05' }, 'Renews', '', 'calm'],
    [{ renewal_date: '2026-11-24', auto_renewal: false }, 'Lapses', 'Auto-renewal off', 'lost'],
    [{ renewal_date: '2026-11-28', current_status: 'suspended' }, 'Lapses', 'Suspended', 'lost'],
    [{ renewal_date: '2026-11-28', current_status: 'past_due' }, 'Lapses', 'past_due', 'lost'],
    [{ renewal_date: '2026-11-28', current_status: '' }, 'Lapses', 'Status unknown', 'lost'],
  ])('of %o', (changes, when, day, tone) => {
    const number = sampleNumber(changes);
    expect(renewalWordsOfDay(number, nextRenewal(number, today, today), format, today)).toEqual({ when, day, tone });
  });
});

describe('disagreements', () => {
  const agreeing = { renewal_date: '2026-12-08', days_until_monthly_renewal: 15 };

  it('finds none where the fields agree or are silent', () => {
    expect(disagreements(sampleNumber(agreeing), today, format)).toEqual([]);
    const silent = { renewal_date: null, current_price: null };
    expect(disagreements(sampleNumber(silent), today, format)).toEqual([]);
  });

  it.each<[string, Partial<PhoneNumber>, RegExp]>([
    ['days that lead to another date', { days_until_monthly_renewal: 16 }, /says 8 Dec 2026.*which is 9 Dec 2026/],
    ['due, though the date is far', { is_due_for_monthly_renewal: true }, /is due, but it renews on 8 Dec 2026/],
    [
      'not due, though the date has passed',
      { renewal_date: '2026-11-20', days_until_monthly_renewal: -3 },
      /isn’t due, but its renewal date was 20 Nov 2026/,
    ],
    ['two prices', { current_price: 1, monthly_renewal_cost: 2 }, /says US\$1\.00.*says US\$2\.00/],
  ])('tells of %s', (_, changes, sentence) => {
    const found = disagreements(sampleNumber({ ...agreeing, ...changes }), today, format);
    expect(found).toEqual([expect.stringMatching(sentence)]);
  });
});
