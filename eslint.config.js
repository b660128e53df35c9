import prettier from 'eslint-config-prettier';
import { createNodeResolver, importX } from 'eslint-plugin-import-x';
import vue from 'eslint-plugin-vue';
import globals from 'globals';
import tseslint from 'typescript-eslint';

/** Which room may import from which: `room` knows `knows` (and itself), and nobody else. See docs/architecture.md. */
const rooms = [
  { room: 'shared', knows: [] },
  { room: 'sandbox', knows: ['shared'] },
  { room: 'main/core', knows: ['shared', 'sandbox'] },
  { room: 'main/desktop', knows: ['shared', 'main/core'] },
  { room: 'main/browser', knows: ['shared', 'main/core', 'main/command-line.ts'] },
  { room: 'preload', knows: ['shared'] },
  { room: 'renderer', knows: ['shared'] },
];

/**
 * The rooms of core from the lowest up, and which of those before it each may know. `app` is not among them: it puts them
 * together.
 */
const coreRooms = {
  async: [],
  ports: [],
  sync: ['ports'],
  log: ['ports', 'sync'],
  storage: ['async', 'ports'],
  tokens: ['async', 'log', 'ports'],
  proxy: ['log', 'tokens'],
  settings: ['ports', 'storage'],
  language: ['log', 'settings'],
  talkover: ['ports', 'sync', 'tokens', 'worker'],
  worker: ['async', 'ports', 'storage', 'talkover'],
  lists: ['storage', 'worker'],
  activity: ['async', 'lists', 'ports', 'storage', 'worker'],
  labels: ['async', 'storage'],
  environments: ['lists', 'settings', 'storage', 'talkover', 'tokens'],
  renewals: ['async', 'lists', 'ports', 'worker'],
  reminders: ['activity', 'async', 'labels', 'ports', 'renewals', 'storage'],
  channels: [
    'async',
    'lists',
    'log',
    'ports',
    'reminders',
    'renewals',
    'settings',
    'storage',
    'talkover',
    'tokens',
    'worker',
  ],
  pages: ['ports', 'settings'],
  requests: [
    'activity',
    'async',
    'channels',
    'environments',
    'labels',
    'language',
    'log',
    'pages',
    'ports',
    'proxy',
    'reminders',
    'renewals',
    'settings',
    'storage',
    'sync',
    'talkover',
    'tokens',
  ],
};

/** The one pair that knows each other, and by types only: what is read is also compared while it is read. */
const UPWARD = 'talkover > worker';

/** The layers of the page, from the lowest up; App.vue, AppFrame.vue and main.ts put them together. */
const rendererLayers = {
  lib: [],
  theme: [],
  base: ['lib', 'theme'],
  bridge: ['lib'],
  stores: ['lib', 'bridge'],
  actions: ['lib', 'bridge', 'stores'],
  components: ['lib', 'theme', 'base', 'bridge', 'stores', 'actions'],
  views: ['lib', 'theme', 'base', 'bridge', 'stores', 'actions', 'components'],
};

/** Zones that keep the rooms of a folder to a table of who knows whom. What tests are built from knows more. */
function arrowsWithin(folder, table) {
  const names = Object.keys(table);
  return Object.entries(table).map(([room, knows]) => {
    const isUpward = (name) => names.indexOf(name) >= names.indexOf(room) && `${room} > ${name}` !== UPWARD;
    if (knows.some(isUpward))
      throw new Error(`${folder}/${room} may only know rooms that come before it in the table.`);
    return {
      target: `./src/${folder}/${room}/**/!(*.test).{ts,vue}`,
      from: `./src/${folder}`,
      except: [room, 'testing', ...knows].map((name) => `./${name}`),
      message: `${folder}/${room} may import only from ${[room, ...knows].join(', ')}.`,
    };
  });
}

const oneWayImports = rooms.map(({ room, knows }) => ({
  target: `./src/${room}`,
  from: './src',
  except: [room, ...knows].map((name) => `./${name}`),
  message: `${room} may import only from ${[room, ...knows].join(', ')}.`,
}));

/** Modules of a platform that a room must run without. */
function without(files, modules, why) {
  return {
    files,
    ignores: ['**/*.test.ts'],
    rules: {
      'no-restricted-imports': ['error', { patterns: modules.map((group) => ({ group: [group], message: why })) }],
    },
  };
}

/** Files with a function that is still too long: none is to be added. */
const longFunctions = [
  'src/main/core/sync/sync.ts',
  'src/main/core/talkover/talkover-api.ts',
  'src/main/core/tokens/token-vault.ts',
];

/** What is on the disk must not change because a request does. */
const formatsApart = {
  target: './src/main/core/storage',
  from: './src/shared/bridge',
  message: 'Formats on disk share nothing with the bridge.',
};

export default tseslint.config(
  { ignores: ['out/', 'dist/', '**/node_modules/', 'coverage/', 'test-results/', 'playwright-report/'] },
  ...tseslint.configs.recommendedTypeChecked,
  ...tseslint.configs.stylisticTypeChecked,
  ...vue.configs['flat/recommended'],
  {
    languageOptions: {
      parserOptions: {
        parser: tseslint.parser,
        projectService: {
          allowDefaultProject: ['*.js', 'build/*.mjs', 'bench/*.cjs', 'bench/*/*.cjs', 'bench/*/*.js'],
        },
        tsconfigRootDir: import.meta.dirname,
        extraFileExtensions: ['.vue'],
      },
      globals: { ...globals.browser, ...globals.node },
    },
    plugins: { 'import-x': importX },
    settings: { 'import-x/resolver-next': [createNodeResolver({ extensions: ['.ts', '.js', '.vue'] })] },
    rules: {
      'import-x/no-restricted-paths': [
        'error',
        {
          zones: [
            ...oneWayImports,
            ...arrowsWithin('main/core', coreRooms),
            ...arrowsWithin('renderer', rendererLayers),
            formatsApart,
          ],
        },
      ],
      'no-console': 'error',
      'no-empty': ['error', { allowEmptyCatch: false }],
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 80, skipBlankLines: true, skipComments: true }],
      eqeqeq: 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/consistent-type-definitions': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      'vue/component-name-in-template-casing': ['error', 'PascalCase'],
      'vue/multi-word-component-names': 'off',
    },
  },
  without(
    ['src/shared/**', 'src/renderer/**', 'src/preload/**'],
    ['node:*', 'fs', 'path'],
    'This room runs in a page.',
  ),
  without(
    ['src/shared/**', 'src/sandbox/**', 'src/main/core/**', 'src/main/browser/**', 'src/renderer/**'],
    ['electron'],
    'This room runs without Electron.',
  ),
  {
    // what goes into the log goes through its redaction
    files: ['src/**'],
    ignores: ['src/main/core/log/**'],
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        { patterns: [{ group: ['electron-log', 'electron-log/*'], message: 'Only main/core/log writes the log.' }] },
      ],
    },
  },
  {
    files: [
      'src/sandbox/index.ts',
      'src/main/browser/**',
      'src/main/index.ts',
      'src/main/command-line.ts',
      'build/**',
      'bench/**',
      'e2e/**',
    ],
    rules: { 'no-console': 'off' },
  },
  {
    files: ['src/**/*.ts', 'src/**/*.vue'],
    ignores: ['**/*.test.ts', '**/testing/**'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector:
            'CallExpression[callee.property.name=/^(push|unshift|splice|concat|min|max|hypot|fromCharCode|fromCodePoint|append|prepend|replaceChildren|replaceWith|before|after)$/] > SpreadElement',
          message: 'Each element becomes an argument, and a list of 130,000 overflows the stack. Use a loop or reduce.',
        },
        {
          selector: 'CallExpression[callee.property.name="apply"]',
          message: 'Each element becomes an argument, and a list of 130,000 overflows the stack. Use a loop.',
        },
      ],
    },
  },
  {
    // a test's describe is a function of many; and those that are still to be split
    files: ['**/*.test.ts', '**/*.bench.ts', '**/testing/**', ...longFunctions],
    rules: { 'max-lines-per-function': 'off' },
  },
  { files: ['**/*.js', '**/*.mjs', '**/*.cjs'], ...tseslint.configs.disableTypeChecked },
  { files: ['**/*.cjs'], rules: { '@typescript-eslint/no-require-imports': 'off' } },
  prettier,
);
