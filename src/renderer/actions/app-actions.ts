import { VIEW_NAMES } from '../../shared/settings';
import { MODIFIER_KEYS } from '../../shared/shortcut-keys';
import { useAppStore } from '../stores/app';
import { useDialogStore } from '../stores/dialog';
import { useFeedbackStore } from '../stores/feedback';
import { useRenewalsStore, RENEWALS_TABS } from '../stores/renewals';
import { useUndoStore } from '../stores/undo';
import { useViewStore } from '../stores/view';
import { t } from '../lib/t';
import { openDataFolder } from './open-data-folder';
import { saveTransfer } from './save-transfer';
import type { Action } from './action';
import { environmentActions } from './environment-actions';
import { labelActions } from './label-actions';
import { useActions } from './registry';
import { mod } from './shortcut';
import { isMac } from './shortcuts';

const APPEARANCES = ['system', 'light', 'dark'] as const;
const PAUSES = ['hour', 'tomorrow', 'forever'] as const;

/** What can be done wherever one is. */
export function useAppActions(): void {
  const all = [
    goActions(),
    labelAndFileActions(),
    labelActions(),
    environmentActions(),
    undoActions(),
    appActions(),
    pauseActions(),
    appearanceActions(),
  ];
  useActions(() => all.flatMap((actions) => actions()));
}

/** Actions that are listed again whenever something in them differs. */
type ListActions = () => Action[];

function goActions(): ListActions {
  const view = useViewStore();
  const renewals = useRenewalsStore();

  return () => [
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
      run: () => renewals.showTab(tab),
    })),
  ];
}

/** What is done with labels, and with files next to the list. */
function labelAndFileActions(): ListActions {
  const app = useAppStore();
  const dialog = useDialogStore();

  return () => [
    { id: 'labels.manage', section: 'numbers', title: t('labels.manage'), run: () => dialog.show({ kind: 'labels' }) },
    { id: 'compare', section: 'numbers', title: t('compare.title'), run: () => dialog.show({ kind: 'compare' }) },
    { id: 'labels.import', section: 'numbers', title: t('import.title'), run: () => dialog.show({ kind: 'import' }) },
    {
      id: 'keptFiles.add',
      section: 'numbers',
      title: t('keptFiles.open'),
      // a browser's page can't write files again by itself
      isAvailable: () => app.state?.shell === 'desktop',
      run: () => dialog.show({ kind: 'keepFile', savedViewId: null }),
    },
  ];
}

function appActions(): ListActions {
  const app = useAppStore();
  const feedback = useFeedbackStore();
  const dialog = useDialogStore();

  return () => [
    {
      id: 'palette',
      section: 'app',
      title: t('actions.palette'),
      shortcuts: [mod(MODIFIER_KEYS.palette)],
      notInPalette: true,
      run: () => dialog.show({ kind: 'palette' }),
    },
    {
      id: 'shortcuts',
      section: 'app',
      title: t('actions.shortcuts'),
      shortcuts: [{ key: '?' }],
      run: () => dialog.show({ kind: 'shortcuts' }),
    },
    {
      id: 'sync',
      section: 'app',
      title: t('frame.sync.now'),
      shortcuts: [mod(MODIFIER_KEYS.sync)],
      run: () => void feedback.attempt('sync.now', { environmentId: app.shownEnvironmentId }),
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
    {
      id: 'transfer.save',
      section: 'app',
      title: t('transfer.saveAction'),
      run: () => void saveTransfer(),
    },
    {
      id: 'transfer.open',
      section: 'app',
      title: t('transfer.openAction'),
      run: () => dialog.show({ kind: 'transfer' }),
    },
  ];
}

/** Undo and redo, and whatever else the toast offers. */
function undoActions(): ListActions {
  const feedback = useFeedbackStore();
  const undo = useUndoStore();

  return () => [
    {
      id: 'undo',
      section: 'app',
      title: undo.next ? t('undo.named', { what: undo.next.words }) : t('undo.label'),
      shortcuts: [mod('z')],
      outsideFields: true,
      isAvailable: () => undo.canUndo,
      run: () => void undo.undo(),
    },
    {
      id: 'redo',
      section: 'app',
      title: undo.nextRedo ? t('redo.named', { what: undo.nextRedo.words }) : t('redo.label'),
      shortcuts: [{ ...mod('z'), shift: true }, ...(isMac ? [] : [mod('y')])],
      outsideFields: true,
      isAvailable: () => undo.nextRedo !== null,
      run: () => void undo.redo(),
    },
    ...(feedback.toast?.action && feedback.toast.action.label !== t('undo.label')
      ? [{ id: 'offer', section: 'app' as const, title: feedback.toast.action.label, run: feedback.takeOffer }]
      : []),
  ];
}

function pauseActions(): ListActions {
  const app = useAppStore();
  const feedback = useFeedbackStore();

  return () => [
    ...PAUSES.map((choice): Action => ({
      id: `reminders.pause.${choice}`,
      section: 'app',
      title: t('actions.pause', { choice: t(`frame.tray.pause.${choice}`) }),
      isAvailable: () => app.state?.tray.pausedUntil === null,
      run: () => void feedback.attempt('reminders.pause', { choice }),
    })),
    {
      id: 'reminders.resume',
      section: 'app',
      title: t('frame.tray.resume'),
      isAvailable: () => app.state?.tray.pausedUntil !== null,
      run: () => void feedback.attempt('reminders.pause', { choice: null }),
    },
  ];
}

function appearanceActions(): ListActions {
  const app = useAppStore();
  const feedback = useFeedbackStore();

  return () => [
    ...APPEARANCES.map((appearance): Action => ({
      id: `appearance.${appearance}`,
      section: 'app',
      title: t('actions.appearance', { appearance: t(`settings.theme.${appearance}`) }),
      isAvailable: () => app.state?.settings.appearance !== appearance,
      run: () => void feedback.attempt('settings.update', { appearance }),
    })),
  ];
}
