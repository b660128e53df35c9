import { VIEW_NAMES } from '../../shared/settings';
import { MODIFIER_KEYS } from '../../shared/shortcut-keys';
import { useAppStore } from '../stores/app';
import { useDialogStore } from '../stores/dialog';
import { useNoticeStore } from '../stores/notice';
import { useOverlayStore } from '../stores/overlay';
import { useRenewalsStore, RENEWALS_TABS } from '../stores/renewals';
import { useViewStore } from '../stores/view';
import { t } from '../lib/t';
import { openDataFolder } from './open-data-folder';
import type { Action } from './action';
import { useActions } from './registry';
import { mod } from './shortcut';

const APPEARANCES = ['system', 'light', 'dark'] as const;
const PAUSES = ['hour', 'tomorrow', 'forever'] as const;

/** What can be done wherever one is. */
export function useAppActions(): void {
  const app = useAppStore();
  const view = useViewStore();
  const notice = useNoticeStore();
  const dialog = useDialogStore();
  const overlay = useOverlayStore();
  const renewals = useRenewalsStore();

  const go = (): Action[] => [
    ...VIEW_NAMES.map((name, index): Action => ({
      id: `view.${name}`,
      section: 'go',
      title: t(`frame.view.${name}`),
      shortcuts: [mod(String(index + 1))],
      run: () => view.show(name),
    })),
    ...RENEWALS_TABS.map((tab): Action => ({
      id: `renewals.${tab}`,
      section: 'go',
      title: t('actions.renewals', { tab: t(`renewals.tab.${tab}`) }),
      run() {
        renewals.tab = tab;
        view.show('renewals');
      },
    })),
  ];

  const accounts = (): Action[] => [
    ...(app.state?.accounts ?? []).map(({ id, name }): Action => ({
      id: `account.${id}`,
      section: 'accounts',
      title: t('actions.account', { name }),
      isAvailable: () => app.shownAccountId !== id,
      run: () => void notice.attempt('account.select', { accountId: id }),
    })),
    {
      id: 'account.all',
      section: 'accounts',
      title: t('actions.account', { name: t('frame.account.all') }),
      isAvailable: () => app.state?.showsAll === false && app.state.accounts.length > 1,
      run: () => void notice.attempt('account.select', { accountId: null }),
    },
    ...(app.state?.accounts ?? []).map(({ id, name, sync }): Action => ({
      id: `account.token.${id}`,
      section: 'accounts',
      title: t('actions.enterToken', { name }),
      isAvailable: () => sync.phase === 'signed_out',
      run: () => view.showSettings({ kind: 'enter-token', accountId: id }),
    })),
    {
      id: 'account.add',
      section: 'accounts',
      title: t('actions.addAccount'),
      run: () => view.showSettings({ kind: 'add-account' }),
    },
  ];

  const rest = (): Action[] => [
    ...(notice.offered
      ? [
          {
            id: 'undo',
            section: 'app' as const,
            title: `${notice.offered.label}: ${notice.offered.words}`,
            run: notice.takeOffer,
          },
        ]
      : []),
    {
      id: 'palette',
      section: 'app',
      title: t('actions.palette'),
      shortcuts: [mod(MODIFIER_KEYS.palette)],
      onlyByKey: true,
      run: () => (overlay.open = 'palette'),
    },
    {
      id: 'shortcuts',
      section: 'app',
      title: t('actions.shortcuts'),
      shortcuts: [{ key: '?' }],
      run: () => (overlay.open = 'shortcuts'),
    },
    {
      id: 'sync',
      section: 'app',
      title: t('frame.sync.now'),
      shortcuts: [mod(MODIFIER_KEYS.sync)],
      run: () => void notice.attempt('sync.now', { accountId: app.shownAccountId }),
    },
    ...(['copy', 'export'] as const).map((first): Action => ({
      id: `diagnostics.${first}`,
      section: 'app',
      title: t(`diagnostics.${first}Action`),
      run: () => dialog.show({ kind: 'diagnostics', first }),
    })),
    {
      id: 'dataFolder',
      section: 'app',
      title: t('dataFolder.open'),
      run: () => void openDataFolder(),
    },
    ...PAUSES.map((choice): Action => ({
      id: `reminders.pause.${choice}`,
      section: 'app',
      title: t('actions.pause', { choice: t(`frame.tray.pause.${choice}`) }),
      isAvailable: () => app.state?.tray.pausedUntil === null,
      run: () => void notice.attempt('reminders.pause', { choice }),
    })),
    {
      id: 'reminders.resume',
      section: 'app',
      title: t('frame.tray.resume'),
      isAvailable: () => app.state?.tray.pausedUntil !== null,
      run: () => void notice.attempt('reminders.pause', { choice: null }),
    },
    ...APPEARANCES.map((appearance): Action => ({
      id: `appearance.${appearance}`,
      section: 'app',
      title: t('actions.appearance', { appearance: t(`settings.theme.${appearance}`) }),
      isAvailable: () => app.state?.settings.appearance !== appearance,
      run: () => void notice.attempt('settings.update', { appearance }),
    })),
  ];

  useActions(() => [...go(), ...accounts(), ...rest()]);
}
