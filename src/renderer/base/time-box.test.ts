// @vitest-environment happy-dom
import { mount } from '@vue/test-utils';
import { afterEach, describe, expect, it } from 'vitest';
import { speakLanguage } from '../../shared/i18n/load-messages';
import TimeBox from './TimeBox.vue';

const EIGHT = 8 * 60;

function box(value: number) {
  const wrapper = mount(TimeBox, { props: { value } });
  return { wrapper, field: wrapper.get('input') };
}

afterEach(() => speakLanguage('en', 'en-US'));

describe('a time of the day', () => {
  it.each([
    ['en', 'en-US', /^9:30\sPM$/u],
    ['de', 'de-DE', /^21:30$/u],
  ] as const)('is written as the app writes times in %s', async (language, locale, written) => {
    await speakLanguage(language, locale);
    expect(box(21 * 60 + 30).field.element.value).toMatch(written);
  });

  it.each([['blur'], ['keydown.enter']])(
    'is sent on %s, not before, and stays as it was until its owner takes it',
    async (leave) => {
      await speakLanguage('de', 'de-DE');
      const { wrapper, field } = box(EIGHT);
      await field.setValue('9');
      expect(wrapper.emitted('choose')).toBeUndefined();
      await field.trigger(leave);
      expect([wrapper.emitted('choose'), field.element.value]).toEqual([[[9 * 60]], '08:00']);
      await wrapper.setProps({ value: 9 * 60 });
      expect(field.element.value).toBe('09:00');
      await field.trigger('keydown', { key: 'Enter' });
      expect(wrapper.emitted('choose')).toHaveLength(1);
    },
  );

  it.each(['25:00', ''])('keeps %j, which is none, and says so', async (typed) => {
    const { wrapper, field } = box(EIGHT);
    await field.setValue(typed);
    await field.trigger('blur');
    expect([field.element.value, field.attributes('aria-invalid')]).toEqual([typed, 'true']);
    expect([wrapper.emitted('wrong')?.at(-1), wrapper.emitted('choose')]).toEqual([[true], undefined]);
  });

  it('goes from quarter to quarter with the arrow keys, over midnight too', async () => {
    await speakLanguage('de', 'de-DE');
    const { wrapper, field } = box(23 * 60 + 50);
    await field.trigger('keydown', { key: 'ArrowUp' });
    expect(field.element.value).toBe('00:00');
    await field.trigger('keydown', { key: 'ArrowDown' });
    await field.trigger('keydown', { key: 'ArrowDown' });
    expect(field.element.value).toBe('23:30');
    await field.trigger('blur');
    expect(wrapper.emitted('choose')).toEqual([[23 * 60 + 30]]);
  });
});
