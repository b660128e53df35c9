// @vitest-environment happy-dom
import { enableAutoUnmount, flushPromises, mount } from '@vue/test-utils';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { h } from 'vue';
import LineList from './LineList.vue';

enableAutoUnmount(afterEach);
// a DOM without a layout: a list of no height shows nothing
beforeEach(() => void vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(400));

interface Line {
  text: string;
  isHeading: boolean;
}

const linesOf = (texts: string[]): Line[] => texts.map((text) => ({ text, isHeading: text.startsWith('#') }));

/** Headings begin with `#`; all other lines have a button. */
async function mountLines(texts: string[], initialOffset?: number) {
  const wrapper = mount(LineList<Line>, {
    props: {
      label: 'Lines',
      lines: linesOf(texts),
      sizeOf: () => 40,
      isStop: (line: Line) => !line.isHeading,
      keyOf: (line: Line) => line.text,
      ...(initialOffset !== undefined && { initialOffset }),
    },
    slots: {
      default: ({ line, tabindex }: { line: Line; tabindex: 0 | -1 }) =>
        line.isHeading ? h('h2', line.text) : h('button', { tabindex }, line.text),
    },
    attachTo: document.body,
  });
  await flushPromises();
  return wrapper;
}

const focused = () => document.activeElement?.textContent;

it('is a named region, of which the Tab key reaches the first line that can be gone to', async () => {
  const wrapper = await mountLines(['# A', 'one', 'two', '# B', 'three']);
  expect(wrapper.get('[role=region]').attributes('aria-label')).toBe('Lines');
  expect(wrapper.findAll('button').map((button) => button.attributes('tabindex'))).toEqual(['0', '-1', '-1']);
});

it('is scrolled at first to where it was left, and stays there', async () => {
  const scrolled = vi.spyOn(HTMLElement.prototype, 'scrollTo').mockReturnValue();
  await mountLines(
    Array.from({ length: 50 }, (_, at) => `line ${at}`),
    300,
  );
  expect(scrolled.mock.calls.map(([to]) => (to as unknown as ScrollToOptions).top)).toEqual([300]);
});

it('is walked by arrows and letters past headings, and to its ends', async () => {
  const wrapper = await mountLines(['# A', 'one', 'two', '# B', 'three']);
  await wrapper.get('button').trigger('focusin');
  const walked: unknown[] = [];
  for (const key of ['ArrowDown', 'j', 'k', 'ArrowUp', 'End', 'Home', 'ArrowUp']) {
    await wrapper.get('[role=region]').trigger('keydown', { key });
    await flushPromises();
    walked.push(focused());
  }
  expect(walked).toEqual(['two', 'three', 'two', 'one', 'three', 'one', 'one']);
});

it('says which line the user was at when another key is pressed', async () => {
  const wrapper = await mountLines(['# A', 'one', 'two']);
  await wrapper.findAll('button')[1]!.trigger('focusin');
  await wrapper.get('[role=region]').trigger('keydown', { key: 'h' });
  expect(wrapper.emitted('press')?.map(([, line]) => (line as Line).text)).toEqual(['two']);
});

it('comes back to the line that the user was at', async () => {
  const wrapper = await mountLines(['one', 'two']);
  await wrapper.findAll('button')[1]!.trigger('focusin');
  wrapper.vm.focus();
  await flushPromises();
  expect(focused()).toBe('two');
});

it('keeps what is on the screen in its place when lines are added above it, except at the top', async () => {
  const wrapper = await mountLines(['# A', 'one', 'two', '# B', 'three']);
  const scroller = wrapper.get('[role=region]').element;
  const scrollTo = vi.spyOn(scroller, 'scrollTo');
  await wrapper.setProps({ lines: linesOf(['# A', 'zero', 'one', 'two', '# B', 'three']) });
  await flushPromises();
  expect(scrollTo).not.toHaveBeenCalled();
  scroller.scrollTop = 90; // ten pixels into `one`
  await wrapper.setProps({ lines: linesOf(['# New', 'new', '# A', 'one', 'two', '# B', 'three']) });
  await flushPromises();
  expect(scrollTo.mock.calls).toEqual([[{ top: 130 }]]);
  scroller.scrollTop = 130;
  await wrapper.setProps({ lines: linesOf(['# New', 'new', '# A', 'one', '# B', 'three']) });
  await flushPromises();
  expect(scrollTo).toHaveBeenCalledOnce();
});

describe('when lines are added or removed above the one that has the focus', () => {
  const stops = (wrapper: Awaited<ReturnType<typeof mountLines>>) =>
    wrapper.findAll('button[tabindex="0"]').map((button) => button.text());

  /** The keyboard is on `two`; the lines change, and `h` is pressed. */
  async function pressAfter(texts: string[]) {
    const wrapper = await mountLines(['# A', 'one', 'two', '# B', 'three']);
    wrapper.findAll('button')[1]!.element.focus();
    await wrapper.setProps({ lines: linesOf(texts) });
    await flushPromises();
    document.activeElement!.dispatchEvent(new KeyboardEvent('keydown', { key: 'h', bubbles: true }));
    const pressed = wrapper.emitted('press')?.map(([, line]) => (line as Line).text);
    return { wrapper, pressed };
  }

  it.each([
    ['added', ['# A', 'zero', 'one', 'two', '# B', 'three']],
    ['removed', ['# A', 'two', '# B', 'three']],
    ['reordered', ['# B', 'three', '# A', 'two', 'one']],
  ])('%s: focus, Tab stop and keys stay with the line', async (_, texts) => {
    const { wrapper, pressed } = await pressAfter(texts);
    expect(focused()).toBe('two');
    expect(stops(wrapper)).toEqual(['two']);
    expect(pressed).toEqual(['two']);
  });

  it.each([
    ['the line below it', ['# A', 'one', '# B', 'three'], 'three'],
    ['the line above it if it was the last', ['# A', 'one'], 'one'],
  ])('the focus goes to %s if the line itself is removed', async (_, texts, next) => {
    const { wrapper, pressed } = await pressAfter(texts);
    expect(focused()).toBe(next);
    expect(stops(wrapper)).toEqual([next]);
    expect(pressed).toEqual([next]);
  });

  it('leaves the focus where it is outside the list', async () => {
    const wrapper = await mountLines(['one', 'two']);
    await wrapper.findAll('button')[1]!.trigger('focusin');
    await wrapper.setProps({ lines: linesOf(['one', 'three']) });
    await flushPromises();
    expect(document.activeElement).toBe(document.body);
    expect(stops(wrapper)).toEqual(['three']);
  });
});
