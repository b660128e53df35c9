// @vitest-environment happy-dom
import { enableAutoUnmount, flushPromises, mount } from '@vue/test-utils';
import { createPinia, setActivePinia } from 'pinia';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { EnvironmentDto } from '../../../shared/bridge/state';
import { useAppStore } from '../../stores/app';
import { useDraftsStore } from '../../stores/drafts';
import { useFeedbackStore } from '../../stores/feedback';
import { useViewStore } from '../../stores/view';
import { sampleState } from '../../testing/sample-state';
import EnvironmentForm from './EnvironmentForm.vue';

const request = vi.hoisted(() => vi.fn());
vi.mock('../../bridge/bridge-client', () => ({
  transport: {},
  request,
  reportOfFailure: (error: Error & { code?: string }) => ({ code: error.code ?? 'internal', message: error.message }),
}));

enableAutoUnmount(afterEach);

const asked = (name: string) =>
  request.mock.calls.filter(([what]) => what === name).map(([, input]) => input as unknown);

function open(props: { environment?: EnvironmentDto; isFirst?: boolean; focusToken?: boolean } = {}) {
  const wrapper = mount(EnvironmentForm, { props: { environment: null, ...props }, attachTo: document.body });
  const field = (label: string) => {
    const found = wrapper.findAll('label').find((one) => one.text() === label);
    return wrapper.get<HTMLInputElement>(`[id="${found!.attributes('for')}"]`);
  };
  const button = (name: string) =>
    wrapper.findAll('button').find((one) => [one.text(), one.attributes('aria-label')].includes(name))!;
  const submit = async () => {
    await wrapper.get('form').trigger('submit');
    await flushPromises();
  };
  return { wrapper, field, button, submit };
}

beforeEach(() => {
  setActivePinia(createPinia());
  request.mockReset().mockResolvedValue({ environmentId: 'new', count: 1000 });
  useAppStore().state = sampleState();
});

describe('the form of an environment', () => {
  it('needs nothing but the token, which it asks for first', async () => {
    useAppStore().state = sampleState({ environments: [] });
    const { wrapper, field, submit } = open({ isFirst: true });
    expect(wrapper.get('input').element).toBe(field('Token').element);
    expect(document.activeElement).toBe(field('Token').element);
    await submit();
    expect(wrapper.text()).toContain('Enter your API token.');
    expect(asked('environment.add')).toEqual([]);
    expect(document.activeElement).toBe(field('Token').element);

    await field('Token').setValue('talq_x');
    await submit();
    expect(asked('environment.add')).toMatchObject([
      { token: 'talq_x', details: { name: 'Production', color: 'teal', baseUrl: 'https://app.talkover.ai' } },
    ]);
    expect(useFeedbackStore().toast?.words).toBe('Connected. 1,000 numbers found.');
    expect([useViewStore().name, field('Token').element.value]).toEqual(['numbers', '']);
  });

  it('leads to the numbers before the answer comes, so that it never pulls the user back from another view', async () => {
    let answer: (value: unknown) => void = () => undefined;
    request.mockReturnValue(new Promise((resolve) => (answer = resolve)));
    useViewStore().show('settings');
    const { field, wrapper } = open({ isFirst: true });
    await field('Token').setValue('talq_x');
    await wrapper.get('form').trigger('submit');
    expect(useViewStore().name).toBe('numbers');
    useViewStore().show('renewals');
    answer({ environmentId: 'new', count: 1 });
    await flushPromises();
    expect(useViewStore().name).toBe('renewals');
  });

  it('shows the token only on demand, and leads to where it is found', async () => {
    const { field, button } = open();
    expect(field('Token').element.type).toBe('password');
    await button('Show token').trigger('click');
    expect([field('Token').element.type, button('Show token').attributes('aria-pressed')]).toEqual(['text', 'true']);
    await button('Open Talkover').trigger('click');
    expect(asked('link.open')).toEqual([{ link: 'api-tokens' }]);
  });

  it('hints below the field that a token looks unusual, and tries it all the same', async () => {
    const { wrapper, field, submit } = open();
    await field('Token').setValue('abc');
    expect(wrapper.get(`[id="${field('Token').attributes('aria-describedby')}"]`).text()).toContain('talq_');
    await submit();
    expect(asked('environment.add')).toMatchObject([{ token: 'abc' }]);
  });

  it('opens what is under Advanced where the problem is there', async () => {
    const { wrapper, field, submit } = open();
    const isOpen = () => wrapper.get('details').element.open;
    await field('Token').setValue('talq_x');
    request.mockRejectedValueOnce(Object.assign(new Error('There is no Talkover API.'), { code: 'not_found' }));
    expect(isOpen()).toBe(false);
    await submit();
    expect(asked('environment.add')).toHaveLength(1);
    expect([isOpen(), wrapper.get('[role=alert]').text()]).toEqual([true, 'There is no Talkover API.']);
    expect(field('Token').element.value).toBe('talq_x');
  });

  it('says where entries are kept when it goes away, and leads back to them', async () => {
    const { wrapper, field } = open();
    await field('Name').setValue('EU');
    await field('Token').setValue('talq_x');
    wrapper.unmount();
    expect(useFeedbackStore().toast?.words).toBe('Your entries are kept in Settings, except for the token.');
    useFeedbackStore().takeOffer();
    expect([useViewStore().name, useViewStore().settingsWish]).toEqual([
      'settings',
      { kind: 'edit-environment', environmentId: null },
    ]);
    const again = open();
    expect([again.field('Name').element.value, again.field('Token').element.value]).toEqual(['EU', '']);
  });

  it('no longer offers to go back once the user has gone back', async () => {
    const { wrapper, field } = open();
    await field('Name').setValue('EU');
    wrapper.unmount();
    expect(useFeedbackStore().toast?.action?.label).toBe('Go back');
    open();
    expect(useFeedbackStore().toast).toBeNull();
    useFeedbackStore().offer('Saved', 'Undo', () => undefined);
    open();
    expect(useFeedbackStore().toast?.words).toBe('Saved');
  });

  it('says nothing when it goes away without entries', () => {
    open().wrapper.unmount();
    expect(useFeedbackStore().toast).toBeNull();
  });

  it('gives back what was discarded', async () => {
    const { wrapper, field, button } = open();
    await field('Name').setValue('EU');
    await button('Cancel').trigger('click');
    expect([wrapper.emitted('cancel'), useDraftsStore().drafts.environment]).toEqual([[[]], null]);
    wrapper.unmount();
    expect(useFeedbackStore().toast?.words).toBe('Entries discarded');
    useFeedbackStore().takeOffer();
    expect(open().field('Name').element.value).toBe('EU');
  });

  it('does not offer to keep a token that was rejected', async () => {
    const [first] = sampleState().environments;
    const environment: EnvironmentDto = { ...first!, sync: { ...first!.sync, phase: 'signed_out' } };
    const { wrapper, submit } = open({ environment, focusToken: true });
    expect(wrapper.text()).toContain('Talkover rejected talq_…9f3c. Enter a new token.');
    await submit();
    expect(wrapper.text()).toContain('Enter your API token.');
    expect(asked('environment.update')).toEqual([]);
  });

  it('says that a change was saved without a sync, and stays where it is', async () => {
    request.mockResolvedValue({ count: null });
    useViewStore().show('settings');
    const { field, submit } = open({ environment: sampleState().environments[0]! });
    await field('Name').setValue('EU');
    await submit();
    expect([useFeedbackStore().toast?.words, useViewStore().name]).toEqual(['Saved.', 'settings']);
  });
});
