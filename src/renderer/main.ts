import '@fontsource-variable/inter/wght.css';
import './theme/base.css';
import { createPinia } from 'pinia';
import { createApp } from 'vue';
import App from './App.vue';
import { useAppStore } from './stores/app';
import { followLastView } from './stores/last-view';
import { useChangeMarksStore } from './stores/change-marks';
import { useListStore } from './stores/list';
import { followAppearance } from './theme/appearance';

const app = createApp(App).use(createPinia());
followAppearance();
await useAppStore().connect();
useListStore().open();
useChangeMarksStore();
followLastView();
app.mount('#app');
