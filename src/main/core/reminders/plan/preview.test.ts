import { describe, expect, it } from 'vitest';
import { Formatter } from '../../../../shared/format';
import { renewalAsOf } from '../../../../shared/renewals/renewal';
import { sampleEnvironment, sampleNumber } from '../../../../shared/testing/sample';
import { composeAnnouncements } from '../announce/announcements';
import type { Forecast } from './forecast';
import { createPreview } from './preview';

const TODAY = 20_781;
const environment = sampleEnvironment();
const previewed = (numberId: string, isHandled = false) => ({ environmentId: environment.id, numberId, isHandled });

/** What is announced at a moment about some numbers. */
function at(moment: number, ...ids: string[]): Forecast {
  const due = ids.map((id) => {
    const number = sampleNumber({ id });
    return { environment, number, renewal: renewalAsOf(number, TODAY, TODAY), key: id, offset: 0, snooze: null, handledAt: null }; // prettier-ignore
  });
  const context = {
    now: moment,
    today: TODAY,
    format: new Formatter('en-GB'),
    environmentName: () => environment.name,
    areSeveral: false,
  };
  return { at: moment, composed: composeAnnouncements(due, [], null, context) };
}

describe('a preview', () => {
  it('names the number of each single notification, and the numbers of a digest when asked', () => {
    const preview = createPreview();
    const shown = preview.show([at(1, 'a', 'b'), at(2, 'c', 'd', 'e', 'f')]);
    expect(shown.map(({ notifications }) => notifications.map(({ number, count }) => [number?.numberId, count]))).toEqual([
      [['a', 1], ['b', 1]],
      [[undefined, 4]],
    ]); // prettier-ignore
    const titleOf = (moment: number, index: number) => shown[moment]!.notifications[index]!.title;
    expect(preview.numbersOf({ at: 1, index: 1, title: titleOf(0, 1) })).toEqual([previewed('b')]);
    const digest = { at: 2, index: 0, title: titleOf(1, 0) };
    expect(preview.numbersOf(digest)).toEqual(['c', 'd', 'e', 'f'].map((id) => previewed(id)));
    expect(preview.numbersOf({ ...digest, title: 'another' })).toEqual([]);
  });

  it('says which numbers are handled, and still lapse', () => {
    const singles = at(1, 'a', 'b');
    singles.composed[1]!.renewals[0]!.handledAt = 7;
    const digest = at(2, 'c', 'd', 'e', 'f');
    digest.composed[0]!.renewals[1]!.handledAt = 7;
    const preview = createPreview();
    const notifications = preview.show([singles, digest]).flatMap((moment) => moment.notifications);
    expect(notifications.map(({ openCount }) => openCount)).toEqual([1, 0, 3]);
    expect(preview.numbersOf({ at: 2, index: 0, title: notifications[2]!.title })).toEqual(
      ['c', 'd', 'e', 'f'].map((id) => previewed(id, id === 'd')),
    );
  });

  it('knows the last forecast alone', () => {
    const preview = createPreview();
    const titles = [at(1, 'a'), at(2, 'b')].map((forecast) => preview.show([forecast])[0]!.notifications[0]!.title);
    const numbersOf = (moment: number, index: number) =>
      preview.numbersOf({ at: moment, index, title: titles.at(-1)! });
    expect(numbersOf(1, 0)).toEqual([]);
    expect(numbersOf(2, 1)).toEqual([]);
    expect(numbersOf(2, 0)).toEqual([previewed('b')]);
  });
});
