import { describe, expect, it } from 'vitest';
import { forEachAlertKind } from '../../../../shared/reminders/alert-kinds';
import { environment, DAY, lapsing, renewing, setUp } from '../testing/reminders-on-disk';

describe('what is announced in addition to renewals', () => {
  const before = [
    renewing('0001', '2027-01-10'),
    renewing('0002', '2027-01-10'),
    renewing('0003', '2027-01-10', { monthly_renewal_cost: 2 }),
  ];
  const size = { before: 30, after: 29 };
  const changes = {
    size,
    gone: [before[0]!],
    changed: [
      { before: before[1]!, after: { ...before[1]!, current_status: 'suspended' } },
      { before: before[2]!, after: { ...before[2]!, monthly_renewal_cost: 2.5 } },
    ],
  };

  it('is a number that is gone, out of service or dearer, each once, also when the same fetch is reported twice', async () => {
    const { begin, shown, clock } = setUp('2026-11-24', []);
    const first = await begin();
    await first.listChanged(environment, changes, 5);
    const { check, listChanged } = await begin();
    await listChanged(environment, changes, 5);
    await check();
    await check();
    expect(shown).toMatchObject([
      { title: '(212) 555-0002 is suspended', urgency: 'critical', target: { view: 'numbers', numberId: '0002' } },
      { title: '(212) 555-0001 was removed', target: { view: 'renewals' } },
      { title: '(212) 555-0003 costs more', body: 'Production. It now costs US$2.50 a month; it was US$2.00 a month.' },
    ]);
    clock.jump(DAY);
    await listChanged(environment, changes, 6); // came back meanwhile, and went again
    await check();
    expect(shown).toHaveLength(6);
  });

  it('joins the digest where it is many', async () => {
    const { begin, shown } = setUp('2026-11-24', [lapsing('0132', '2026-11-25')]);
    const { listChanged, check } = await begin();
    await listChanged(environment, changes, 5);
    await check();
    expect(shown).toMatchObject([
      {
        title: '1 number will lapse, 1 number out of service, 1 number removed, 1 number costs more',
        body: 'Next: (415) 555-0132 lapses on 25 Nov. Total: US$1.00 a month.',
      },
    ]);
  });

  it('is not what the user switched off, nor anything about a muted number, nor what costs less', async () => {
    const alerts = forEachAlertKind((kind) => kind === 'price');
    const { begin, shown } = setUp('2026-11-24', [], { alerts });
    const { listChanged, preferences, check, tokenRefused } = await begin();
    await preferences.change(environment, ['0003'], (own) => ({ ...own, muted: true }));
    await listChanged(environment, changes, 5);
    await listChanged(environment, { size, gone: [], changed: [{ before: before[2]!, after: before[1]! }] }, 6);
    await tokenRefused();
    await check();
    expect(shown).toEqual([]);
  });

  it('is a refused token, once, and again only after another was accepted', async () => {
    const { begin, titles } = setUp('2026-11-24', []);
    const { tokenRefused, syncSucceeded } = await begin();
    await tokenRefused();
    await (await begin()).tokenRefused();
    expect(titles()).toEqual(['Talkover rejected the token of Production']);
    await syncSucceeded();
    await tokenRefused();
    expect(titles()).toHaveLength(2);
  });
});
