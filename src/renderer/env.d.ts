/** For tools that read TypeScript only (the linter); vue-tsc sees the real types of each component. */
declare module '*.vue' {
  import type { DefineComponent } from 'vue';

  const component: DefineComponent;
  export default component;
}
