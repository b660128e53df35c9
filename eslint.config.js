import { readdirSync } from 'node:fs';
import prettier from 'eslint-config-prettier';
import { createNodeResolver, importX } from 'eslint-plugin-import-x';
import vue from 'eslint-plugin-vue';
import globals from 'globals';
import tseslint from 'typescript-eslint';
import { readComponentsAsScripts } from './build/component-scripts.mjs';
import { plainTextParser } from './build/plain-text-parser.mjs';

readComponentsAsScripts();

/** Which room may import from which: `room` knows `knows` (and itself), and no other. See docs/architecture.md. */
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
  proxy: ['log', 'ports', 'tokens'],
  settings: ['ports', 'storage'],
  language: ['log', 'settings'],
  talkover: ['ports', 'sync'],
  worker: ['async', 'ports', 'storage', 'talkover'],
  lists: ['ports', 'storage', 'sync', 'talkover', 'tokens', 'worker'],
  activity: ['async', 'lists', 'ports', 'storage', 'worker'],
  labels: ['async', 'storage'],
  environments: ['lists', 'settings', 'storage', 'tokens'],
  renewals: ['async', 'lists', 'ports', 'storage', 'worker'],
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
  simulation: ['channels', 'ports', 'reminders', 'renewals', 'storage', 'sync'],
  'kept-files': ['async', 'environments', 'lists', 'ports', 'reminders', 'settings', 'storage', 'worker'],
  transfer: ['async', 'channels', 'environments', 'labels', 'ports', 'reminders', 'settings', 'storage'],
  pages: ['ports', 'settings'],
  requests: [
    'activity',
    'async',
    'channels',
    'environments',
    'kept-files',
    'labels',
    'language',
    'lists',
    'log',
    'pages',
    'ports',
    'proxy',
    'reminders',
    'renewals',
    'settings',
    'storage',
    'sync',
    'tokens',
    'transfer',
  ],
};

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

/**
 * Zones that keep the rooms of a folder to a table of who knows whom. What tests are built from knows more.
 * @param above the room that puts the others together
 */
function arrowsWithin(folder, table, above) {
  const names = Object.keys(table);
  const folders = readdirSync(`${import.meta.dirname}/src/${folder}`, { withFileTypes: true });
  const unknown = folders.filter((entry) => entry.isDirectory() && ![...names, above, 'testing'].includes(entry.name));
  if (unknown.length > 0) throw new Error(`Say in the table of ${folder} which rooms ${unknown[0].name} may know.`);
  return Object.entries(table).map(([room, knows]) => {
    const isUpward = (name) => names.indexOf(name) >= names.indexOf(room);
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

/** What some rooms may not import from packages. */
const NODE = { group: ['node:*', 'fs', 'path'], message: 'This room runs in a page.' };
const ELECTRON = { group: ['electron', 'electron/*'], message: 'This room runs without Electron.' };
const LOG = { group: ['electron-log', 'electron-log/*'], message: 'Only main/core/log writes the log.' };
const CONTROLS = {
  group: ['naive-ui', 'naive-ui/*'],
  allowImportNames: ['NButton', 'NInput'],
  message: 'Use the control of renderer/base, or wrap this one there.',
};
/** What is on the disk must not change because a request does. */
const FORMATS_APART = 'Formats on disk share nothing with the bridge.';
const REQUEST_SCHEMAS = { group: ['**/shared/**'], importNamePattern: 'Schema$', message: FORMATS_APART };

/** Of two entries that hold for a file the later one counts, as a whole. */
function without(files, patterns, ignores = []) {
  return { files, ignores, rules: { 'no-restricted-imports': ['error', { patterns }] } };
}

const TESTS = ['**/*.test.ts', '**/testing/**'];

const packagesByRoom = [
  without(['src/**'], [LOG]),
  without(['src/shared/**'], [NODE, ELECTRON, LOG], TESTS),
  without(['src/preload/**'], [NODE, LOG], TESTS),
  without(['src/sandbox/**', 'src/main/core/**', 'src/main/browser/**'], [ELECTRON, LOG], TESTS),
  without(['src/main/core/{storage,transfer}/**'], [ELECTRON, LOG, REQUEST_SCHEMAS], TESTS),
  without(['src/main/core/log/**'], [ELECTRON]),
  without(['src/renderer/**'], [NODE, ELECTRON, LOG, CONTROLS], TESTS),
  without(['src/renderer/{base,theme}/**', 'src/renderer/App.vue'], [NODE, ELECTRON, LOG], TESTS),
];

/** A message, other than the name of a key, which stands in a shortcut. */
const MESSAGE = 'CallExpression[callee.name=/^(t|translate)$/]:not([arguments.0.value=/^keys[.]/])';
/** Words of the catalogue that are put together: another language has another order, and other forms. */
const gluedMessages = ['BinaryExpression[operator="+"]', 'AssignmentExpression[operator="+="]', 'TemplateLiteral'].map(
  (glue) => ({
    selector: `${glue} > ${MESSAGE}`,
    message:
      'Write one message for each sentence, with what varies as a value. Whole sentences are joined by sentences().',
  }),
);

/** A kind of texts that costs each file of tests which draws them two seconds. */
const slowUnit = {
  selector: 'Property[key.name="unit"] > Literal[value="binary"]',
  message: 'fast-check first makes a table of a million characters. Use shared/testing/any-character.ts.',
};

/** What is on the disk must not change because a request does. */
const formatsApart = ['storage', 'transfer'].map((room) => ({
  target: `./src/main/core/${room}`,
  from: './src/shared/bridge',
  message: FORMATS_APART,
}));

export default tseslint.config(
  { ignores: ['out/', 'dist/', '**/node_modules/', 'coverage/', 'test-results/', 'playwright-report/'] },
  // the build writes it, reads it and removes it, while ESLint may run
  { ignores: ['electron.vite.config.ts.*.mjs'] },
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
            ...arrowsWithin('main/core', coreRooms, 'app'),
            ...arrowsWithin('renderer', rendererLayers),
            ...formatsApart,
          ],
        },
      ],
      'no-console': 'error',
      'no-empty': ['error', { allowEmptyCatch: false }],
      // with blank lines, comments, templates and styles
      'max-lines': ['error', 300],
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
  ...packagesByRoom,
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
        {
          selector:
            'CallExpression[callee.property.name=/^to(Locale)?(Lower|Upper)Case$/] > MemberExpression.callee > CallExpression[callee.name=/^(t|translate|\\w+Words?)$/]',
          message: 'A translated word keeps its letters. Write a message for each sentence, with a select in it.',
        },
        {
          selector: 'NewExpression[callee.object.name="Intl"][callee.property.name="ListFormat"] > Literal',
          message: 'Lists are spoken in the language of the app: use shared/i18n/lists.ts.',
        },
        ...gluedMessages,
        slowUnit,
      ],
      'vue/no-restricted-syntax': ['error', ...gluedMessages],
    },
  },
  {
    // a test's describe is a function of many
    files: ['**/*.test.ts', '**/*.bench.ts', '**/testing/**'],
    rules: { 'max-lines-per-function': 'off' },
  },
  {
    files: ['**/*.test.{ts,mjs}', 'src/**/testing/**', 'e2e/**', 'bench/**'],
    ignores: ['src/shared/testing/in-folder.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector: 'ImportSpecifier[imported.name=/^mkdtemp/]',
          message: 'Use shared/testing/temporary-folder.ts, or in-folder.ts outside Vitest: both remove the folder.',
        },
        slowUnit,
      ],
    },
  },
  { files: ['**/*.js', '**/*.mjs', '**/*.cjs', '**/*.css'], ...tseslint.configs.disableTypeChecked },
  {
    files: ['**/*.css'],
    languageOptions: { parser: plainTextParser },
    rules: { '@typescript-eslint/consistent-type-imports': 'off' },
  },
  { files: ['**/*.cjs'], rules: { '@typescript-eslint/no-require-imports': 'off' } },
  prettier,
);
