// @vitest-environment happy-dom
import { enableAutoUnmount, flushPromises, mount } from '@vue/test-utils';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { h } from 'vue';
import LineList from './LineList.vue';

enableAutoUnmount(afterEach);
// a DOM without a layout: a list of no height shows nothing
beforeEach(() => void vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(400));

interface Line {
  text: string;
  isHeading: boolean;
}

/** Headings begin with `#`; all other lines have a button. */
async function mountLines(texts: string[]) {
  const lines = texts.map((text) => ({ text, isHeading: text.startsWith('#') }));
  const wrapper = mount(LineList<Line>, {
    props: { label: 'Lines', lines, sizeOf: () => 40, isStop: (line: Line) => !line.isHeading },
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
