// @vitest-environment happy-dom
import { enableAutoUnmount, mount } from '@vue/test-utils';
import { createPinia, setActivePinia } from 'pinia';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { nextTick } from 'vue';
import type { ChannelDto } from '../../../shared/channels/channel';
import type { ChannelKind } from '../../../shared/channels/channel-kinds';
import { useAppStore } from '../../stores/app';
import { useDraftsStore } from '../../stores/drafts';
import { useFeedbackStore } from '../../stores/feedback';
import { useViewStore } from '../../stores/view';
import { createLateMain, type LateMain } from '../../testing/late-main';
import { sampleState } from '../../testing/sample-state';
import ChannelForm from './ChannelForm.vue';

enableAutoUnmount(afterEach);

let main: LateMain;
let refusal: { code: string; message: string; fields?: Record<string, string[]> } | null;
vi.mock('../../bridge/bridge-client', () => ({
  transport: {},
  request: (...input: Parameters<LateMain['request']>) =>
    input[0] === 'drafts.put' ? Promise.resolve() : main.request(...input),
  reportOfFailure: (error: unknown) => error,
}));

const URL = 'https://hooks.example.com/services/T024BE7LH';
const channel: ChannelDto = {
  id: '22222222-2222-4222-8222-222222222222',
  kind: 'ntfy',
  name: 'Phone',
  enabled: true,
  about: { lapses: true, renews: false, alerts: true },
  savedViewId: null,
  rhythm: 'weekly',
  at: 480,
  weekday: 1,
  language: 'app',
  followsQuietHours: true,
  followsPause: false,
  fields: {},
  secrets: ['url', 'accessToken'],
  host: 'ntfy.sh',
  state: { lastSentAt: null, failure: null, waiting: 0 },
};

describe('the form of a channel', () => {
  beforeEach(() => {
    setActivePinia(createPinia());
    useAppStore().state = sampleState({ channels: [channel] });
    refusal = null;
    const orRefuse = <T>(answer: T) =>
      refusal ? Promise.reject<T>(Object.assign(new Error(refusal.message), refusal)) : answer;
    main = createLateMain({
      'channel.save': () => orRefuse({ channelId: channel.id }),
      'channel.test': () => orRefuse({ answer: 'ok' }),
    });
  });

  function form(kind: ChannelKind, existing: ChannelDto | null = null) {
    const wrapper = mount(ChannelForm, { props: { kind, channel: existing }, attachTo: document.body });
    const field = (label: string) =>
      wrapper.findAll('label').find((one) => one.text().startsWith(label))!.element.htmlFor; // prettier-ignore
    const input = (label: string) => wrapper.find<HTMLInputElement>(`[id="${field(label)}"]`);
    const press = (name: string) =>
      wrapper
        .findAll('button')
        .find((one) => one.text() === name)!
        .trigger('click');
    const submit = () => wrapper.find('form').trigger('submit');
    const alerts = () => wrapper.findAll('[role=alert]').map((one) => one.text());
    return { wrapper, input, press, submit, alerts };
  }

  it('begins in its first field, with the name of the kind, and sends what was typed', async () => {
    const { wrapper, input, submit } = form('slack');
    expect(document.activeElement).toBe(input('Name').element);
    expect(input('Name').element.value).toBe('Slack');
    expect(input('URL').element.type).toBe('password');
    await input('Name').setValue('Team');
    await input('URL').setValue(` ${URL} `);
    await submit();
    expect(main.waiting).toMatchObject([
      { name: 'channel.save', input: { channelId: null, details: { name: 'Team' }, secrets: { url: URL }, keep: 'keychain' } }, // prettier-ignore
    ]);
    await submit(); // once is enough
    expect(main.waiting).toHaveLength(1);
    await main.answer();
    expect(wrapper.emitted('done')).toHaveLength(1);
  });

  it('says at each field what is wrong, and asks nothing', async () => {
    const { wrapper, input, submit } = form('webhook');
    await input('Name').setValue(' ');
    await input('URL').setValue('http://hooks.example.com/x');
    await input('Signing secret').setValue('short');
    for (const box of wrapper.findAll('[type=checkbox]').slice(0, 3)) await box.setValue(false);
    await submit();
    expect(main.waiting).toEqual([]);
    for (const problem of ['Enter a name', 'starts with https://', 'at least 16 characters', 'Choose at least one'])
      expect(wrapper.text()).toContain(problem);
    for (const label of ['Name', 'URL', 'Signing secret']) expect(input(label).attributes('aria-invalid')).toBe('true');
    await nextTick();
    expect(document.activeElement).toBe(input('Name').element); // it may be out of sight
  });

  it('shows what main refuses, keeps what was typed, and can be sent again', async () => {
    const { wrapper, input, submit, alerts } = form('slack');
    await input('URL').setValue(URL);
    refusal = { code: 'channel_secret_missing', message: 'A secret is missing.', fields: { url: [] } };
    await submit();
    await main.answer();
    expect([alerts(), input('URL').element.value]).toEqual([['A secret is missing.'], URL]);
    expect(input('URL').attributes('aria-invalid')).toBe('true');
    refusal = null;
    await submit();
    await main.answer();
    expect([alerts(), wrapper.emitted('done')?.length]).toEqual([[], 1]);
  });

  it('sends a test with what was typed, and says what the service answered, or why not', async () => {
    const { wrapper, input, press, alerts } = form('slack');
    await input('URL').setValue(URL);
    await press('Send a test');
    expect(main.waiting).toMatchObject([{ name: 'channel.test', input: { secrets: { url: URL } } }]);
    await main.answer();
    expect(wrapper.find('[role=status]').text()).toContain('ok');
    refusal = { code: 'channel_failed', message: 'The message wasn’t sent.' };
    await press('Send a test');
    await main.answer();
    expect([wrapper.find('[role=status]').text(), alerts()]).toEqual(['', ['The message wasn’t sent.']]);
    expect(wrapper.emitted('done')).toBeUndefined();
  });

  it('never shows a stored secret, keeps it where nothing is typed, and removes an optional one', async () => {
    const { wrapper, input, press, submit } = form('ntfy', channel);
    expect([input('URL').element.value, input('Access token').element.value]).toEqual(['', '']);
    expect(wrapper.text()).toContain('Leave empty to keep it.');
    await press('Remove it');
    expect(wrapper.text()).toContain('Will be removed when you save.');
    await submit();
    expect(main.waiting).toMatchObject([
      { input: { channelId: channel.id, details: { rhythm: 'weekly', followsPause: false }, secrets: { accessToken: '' } } }, // prettier-ignore
    ]);
    expect((main.waiting[0]?.input as { secrets: object }).secrets).not.toHaveProperty('url');
  });

  it('asks before it keeps secrets in memory, where there is no keychain', async () => {
    useAppStore().state = sampleState({ keychain: { available: false, problem: null } });
    const { wrapper, input, submit, alerts } = form('slack');
    const box = 'Select this box, or set up a keychain first.';
    await submit();
    expect(alerts()).toEqual([box]);
    expect(wrapper.text()).toContain('Enter a full URL that starts with https://');
    await input('URL').setValue(URL);
    await submit();
    expect([main.waiting, alerts()]).toEqual([[], [box]]);
    await wrapper.find('[type=checkbox]').setValue(true);
    await nextTick();
    await submit();
    expect(main.waiting).toMatchObject([{ input: { keep: 'session' } }]);
  });

  it('says where entries are kept when it goes away, and leads back to them', async () => {
    const { wrapper, input } = form('slack');
    await input('Name').setValue('Team');
    await input('URL').setValue(URL);
    wrapper.unmount();
    const feedback = useFeedbackStore();
    expect(feedback.toast?.words).toBe('Your entries are kept in Settings, except for URLs, passwords and secrets.');
    // another form is filled in meanwhile
    const other = form('ntfy', channel);
    await other.input('Name').setValue('Bell');
    other.wrapper.unmount();
    expect(feedback.toast?.words).toBe('Your entries are kept in Settings.');
    expect(JSON.stringify(useDraftsStore().drafts)).not.toContain(URL);
    feedback.takeOffer();
    const wish = { kind: 'edit-channel', channelId: channel.id, channelKind: 'ntfy' };
    expect([useViewStore().name, useViewStore().settingsWish]).toEqual(['settings', wish]);
    const [again, otherAgain] = [form('slack'), form('ntfy', channel)];
    expect([again.input('Name').element.value, again.input('URL').element.value]).toEqual(['Team', '']);
    expect(otherAgain.input('Name').element.value).toBe('Bell');
  });

  it('says nothing when it goes away without entries, or with its channel', async () => {
    form('slack').wrapper.unmount();
    expect(useFeedbackStore().toast).toBeNull();
    const { wrapper, input } = form('ntfy', { ...channel, id: '33333333-3333-4333-8333-333333333333' });
    await input('Name').setValue('Team');
    wrapper.unmount();
    expect(useFeedbackStore().toast).toBeNull();
  });

  it('gives back what was discarded, and keeps nothing of what was saved', async () => {
    const { wrapper, input, press } = form('slack');
    await input('Name').setValue('Team');
    await press('Cancel');
    wrapper.unmount();
    expect([useDraftsStore().drafts.channels, useFeedbackStore().toast?.words]).toEqual([[], 'Entries discarded']);
    useFeedbackStore().takeOffer();
    const again = form('slack');
    expect(again.input('Name').element.value).toBe('Team');
    await again.input('URL').setValue(URL);
    await again.submit();
    await main.answer();
    again.wrapper.unmount();
    expect([useDraftsStore().drafts.channels, useFeedbackStore().toast]).toEqual([[], null]);
  });

  it('tells of a save that fails after it was left, and keeps the entries', async () => {
    const { wrapper, input, submit } = form('slack');
    await input('Name').setValue('Team');
    await input('URL').setValue(URL);
    await submit();
    wrapper.unmount();
    expect(useFeedbackStore().toast).toBeNull();
    refusal = { code: 'keychain_denied', message: 'The keychain was not unlocked.' };
    await main.answer();
    expect(useFeedbackStore().failure?.message).toBe('The keychain was not unlocked.');
    expect(form('slack').input('Name').element.value).toBe('Team');
  });

  it('closes where it was opened again while it was being saved', async () => {
    const { wrapper, input, submit } = form('slack');
    await input('Name').setValue('Team');
    await input('URL').setValue(URL);
    await submit();
    wrapper.unmount();
    const again = form('slack');
    await main.answer();
    expect(again.wrapper.emitted('cancel')).toHaveLength(1);
    again.wrapper.unmount();
    expect(useFeedbackStore().toast).toBeNull();
  });

  it('is left without a change', async () => {
    const { wrapper, press } = form('slack');
    await press('Cancel');
    expect([wrapper.emitted('cancel')?.length, main.waiting]).toEqual([1, []]);
  });
});
