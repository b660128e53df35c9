/** For tools that read TypeScript only (the linter); vue-tsc sees the real types of each component. */
declare module '*.vue' {
  import type { DefineComponent } from 'vue';

  const component: DefineComponent;
  export default component;
}

/** What the app is shipped with; see build/licenses.mjs. */
declare module 'virtual:licenses' {
  const licenses: { name: string; version: string; license: string; text: string }[];
  export default licenses;
}
