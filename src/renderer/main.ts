import '@fontsource-variable/inter/wght.css';
import './theme/base.css';
import './theme/buttons.css';
import './theme/controls.css';
import './theme/right-to-left.css';
import './theme/disclosure.css';
import './theme/settings.css';
import './theme/views.css';
import './theme/forced-colors.css';
import { createPinia } from 'pinia';
import { createApp } from 'vue';
import App from './App.vue';
import { reportPageFailure } from './bridge/bridge-client';
import { listOrShortWhile, tellWhenPainted } from './stores/first-view';
import { followFailures } from './bridge/page-failures';
import { flushBeforeLeaving } from './bridge/pending-writes';
import { useAppStore } from './stores/app';
import { useDraftsStore } from './stores/drafts';
import { followLanguage } from './stores/language';
import { followLastView } from './stores/last-view';
import { followRenamedLabels } from './stores/renamed-labels';
import { useLabelsStore } from './stores/labels';
import { useChangeMarksStore } from './stores/change-marks';
import { showWholeWords } from './lib/whole-words';
import { useListStore } from './stores/list';
import { followAppearance } from './theme/appearance';

/** Not at the top level: a chunk that is loaded meanwhile, and builds on this one, would wait for it for ever. */
async function start(): Promise<void> {
  const app = createApp(App).use(createPinia());
  followFailures(app, reportPageFailure);
  const appStore = useAppStore();
  followAppearance(() => appStore.state?.settings.appearance ?? 'system');
  flushBeforeLeaving();
  showWholeWords();
  await appStore.connect();
  await followLanguage(() => appStore.state);
  useListStore().open();
  useLabelsStore();
  useChangeMarksStore();
  followLastView();
  followRenamedLabels();
  void useDraftsStore().saveLeftNote();
  await listOrShortWhile();
  app.mount('#app');
  tellWhenPainted();
}

void start();
