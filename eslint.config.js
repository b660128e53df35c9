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

/** The rooms of core, and which of the others each may know; `app` and `requests` put them together. */
const coreRooms = {
  async: [],
  ports: ['log', 'storage'],
  proxy: ['log', 'tokens'],
  tokens: ['async', 'log', 'ports'],
  sync: ['ports'],
  storage: ['async', 'lists', 'ports', 'worker'],
  settings: ['ports', 'storage'],
  lists: ['storage', 'worker'],
  talkover: ['ports', 'sync', 'tokens', 'worker'],
  worker: ['activity', 'async', 'ports', 'talkover'],
  activity: ['async', 'lists', 'ports', 'storage', 'worker'],
  environments: ['settings', 'storage', 'talkover', 'tokens'],
  labels: ['async', 'reminders', 'storage'],
  renewals: ['async', 'lists', 'ports', 'reminders', 'worker'],
  reminders: ['activity', 'async', 'labels', 'ports', 'renewals', 'storage'],
};

const coreArrows = Object.entries(coreRooms).map(([room, knows]) => ({
  target: `./src/main/core/${room}/**/!(*.test).ts`,
  from: './src/main/core',
  // what tests are built from knows more
  except: [room, 'testing', ...knows].map((name) => `./${name}`),
  message: `core/${room} may import only from ${[room, ...knows].join(', ')}.`,
}));

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

/** What is on the disk must not change because a request does. */
const formatsApart = {
  target: './src/main/core/storage',
  from: './src/shared/bridge/bridge.ts',
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
      'import-x/no-restricted-paths': ['error', { zones: [...oneWayImports, ...coreArrows, formatsApart] }],
      'no-console': 'error',
      'no-empty': ['error', { allowEmptyCatch: false }],
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
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
  { files: ['**/*.js', '**/*.mjs', '**/*.cjs'], ...tseslint.configs.disableTypeChecked },
  { files: ['**/*.cjs'], rules: { '@typescript-eslint/no-require-imports': 'off' } },
  prettier,
);
