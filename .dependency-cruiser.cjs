// The import rules: which room may import which (ARCHITECTURE.md, docs/adr/0009). A folder of components
// imports only `ui`, `common` and `fields`. No room imports from a room above it.
const CORE = ['lib/base', 'lib/address', 'lib/record'];
// Views may import pure rooms and the texts of `_locales`.
const VIEW = [
  ...CORE,
  'lib/evidence',
  'lib/formats',
  'lib/page-check',
  'lib/search',
  'lib/app/describe',
  'lib/app/form',
  'lib/app/library',
  'lib/app/page-check',
  'lib/wiki/model',
  'lib/wiki/outbox/displayed-status',
  'lib/browser/i18n',
];
const VIEW_PARTS = ['components/ui', 'components/common', 'components/fields'];
// Pages may import these rooms to connect views with storage and messages. They import types of records and
// wikis directly from the pure rooms.
const PAGE = [
  'components',
  'lib/app',
  'lib/browser',
  'lib/storage/open-database',
  'lib/storage/queries',
  'lib/storage/drafts',
  // The page that read a PDF stores the file of its draft, because a message to the worker is limited to 64 MB.
  'lib/storage/pdf-files',
  'lib/storage/settings',
  'lib/evidence',
  'lib/page-check',
  'lib/pdf',
  ...CORE,
  'lib/wiki/model',
  'lib/wiki/outbox/displayed-status',
];

const rooms = {
  'lib/base': [],
  'lib/address': ['lib/base'],
  'lib/record': ['lib/base', 'lib/address'],
  'lib/extract': CORE,
  // Names of persons, lists of candidates and types follow the same rules as on a page.
  'lib/pdf': [...CORE, 'lib/extract/fields', 'lib/extract/kind/subtype'],
  'lib/evidence': CORE,
  'lib/formats': CORE,
  // What changed on a page since it was captured, and whether its quotes are still there.
  'lib/page-check': [...CORE, 'lib/evidence'],
  'lib/search': CORE,
  'lib/wiki/model': CORE,
  'lib/wiki/merge': [...CORE, 'lib/wiki/model'],
  'lib/wiki/conflicts': [...CORE, 'lib/wiki/model', 'lib/wiki/merge', 'lib/wiki/outbox'],
  'lib/wiki/push': [...CORE, 'lib/wiki/model', 'lib/wiki/merge', 'lib/wiki/outbox'],
  'lib/wiki/outbox': [...CORE, 'lib/wiki/model', 'lib/wiki/merge'],
  // The scheduler is the top room of lib/wiki, so no other room in lib/wiki may import it.
  'lib/wiki/scheduler': [...CORE, 'lib/wiki/model', 'lib/wiki/outbox', 'lib/wiki/push'],
  'lib/wiki/adapters': [...CORE, 'lib/wiki/model'],
  'lib/app': [
    ...CORE,
    'lib/evidence',
    'lib/formats',
    'lib/page-check',
    'lib/search',
    'lib/wiki/model',
    'lib/wiki/merge',
    'lib/wiki/conflicts',
    'lib/wiki/outbox',
    'lib/wiki/push',
  ],
  // These are the sentences of the views. No other part of `lib/app` may read the texts of `_locales`.
  'lib/app/describe': [
    ...CORE,
    'lib/search',
    'lib/evidence',
    'lib/app/form',
    'lib/app/library',
    'lib/app/page-check',
    // What a check found of quotes.
    'lib/page-check/quote-results',
    // Why a citation style cannot be used.
    'lib/formats/csl-style/parse-style',
    'lib/wiki/model',
    'lib/wiki/outbox',
    'lib/browser/i18n',
  ],
  'lib/storage': [
    ...CORE,
    // The link state that a check of a page proves.
    'lib/page-check/get-page-outcome',
    // The states of quotes, by which the library can search.
    'lib/page-check/get-quote-states',
    // A check adds its results of quotes to those of an earlier one.
    'lib/page-check/quote-results',
    'lib/search',
    'lib/wiki/model',
    'lib/wiki/merge',
    'lib/wiki/conflicts',
    'lib/wiki/outbox',
    // The names that a setting can have.
    'lib/formats/citation/citation-formats',
  ],
  'lib/browser': [...CORE, 'lib/wiki/model'],
  'components/ui': ['lib/base', 'lib/browser/i18n'],
  'components/common': [...VIEW, 'components/ui'],
  'components/fields': [...VIEW, 'components/ui', 'components/common'],
  'components/form': [...VIEW, ...VIEW_PARTS],
  'components/insights': [...VIEW, ...VIEW_PARTS],
  'components/library': [...VIEW, ...VIEW_PARTS],
  // The walk of a page also finds the quotes in the captured text that the record shows.
  'components/record': [...VIEW, ...VIEW_PARTS, 'lib/extract/page-text'],
  'components/duplicates': [...VIEW, ...VIEW_PARTS],
  'components/review': [...VIEW, ...VIEW_PARTS],
  'components/settings': [...VIEW, ...VIEW_PARTS],
  'components/tags': [...VIEW, ...VIEW_PARTS],
  'components/venues': [...VIEW, ...VIEW_PARTS],
  'components/wiki': [...VIEW, ...VIEW_PARTS],
  'entrypoints/capture-page': ['lib/base', 'lib/extract', 'lib/record', 'lib/browser/detect-language'],
  'entrypoints/capture-text': ['lib/base', 'lib/extract', 'lib/record'],
  'entrypoints/scope-selection': ['lib/extract/capture-scope'],
  'entrypoints/scope-page': ['lib/extract/capture-scope'],
  'entrypoints/scope-comments': ['lib/extract/capture-scope'],
  'entrypoints/detect-selection': ['lib/extract'],
  'entrypoints/read-selection': ['lib/extract', 'lib/evidence'],
  'entrypoints/highlight-quotes': ['lib/extract', 'lib/evidence', 'lib/base/injected-functions'],
  // It runs on every page, so it loads only the messages that it exchanges with the worker.
  'entrypoints/visited-page': ['lib/browser/messages/visited-page', 'lib/browser/visited-page-messages'],
  'entrypoints/background': ['lib/app', 'lib/storage', 'lib/browser', 'lib/wiki', ...CORE],
  'entrypoints/popup': PAGE,
  'entrypoints/sidepanel': ['entrypoints/popup'],
  // The worker of the options page that holds the search index: it must not load anything of the browser.
  'entrypoints/search-index': [
    ...CORE,
    'lib/app/library',
    'lib/search',
    'lib/storage/open-database',
    'lib/storage/queries',
  ],
  'entrypoints/options': [
    ...PAGE,
    'lib/formats',
    'lib/search',
    'lib/wiki/merge',
    'lib/wiki/outbox',
    // This module is pure. The page uses it to determine the permission that a URL needs, which must happen
    // synchronously inside the click.
    'lib/wiki/adapters/research-wiki/client/parse-base-url',
  ],
};
const roomsByPackage = {
  dexie: ['lib/storage'],
  wxt: ['lib/browser', 'lib/storage/drafts', 'lib/storage/settings', 'entrypoints'],
  react: ['components', 'entrypoints'],
  'react-dom': ['components', 'entrypoints'],
  zod: ['lib/record/schema', 'lib/wiki', 'lib/browser/messages', 'lib/storage', 'lib/formats'],
  tldts: ['lib/address'],
  defuddle: ['lib/extract'],
  '@mozilla/readability': ['lib/extract'],
  dompurify: ['lib/extract'],
  'pdfjs-dist': ['lib/pdf'],
  'approx-string-match': ['lib/evidence'],
  diff: ['lib/page-check'],
  // lib/formats creates the tokens and MarkdownText renders them.
  marked: ['lib/formats', 'components/record'],
};

const buildPathPattern = (room) => `^${room.replaceAll('.', '\\.')}(/|\\.|$)`;
// A room inside another room has its own row, and only that row applies to its files.
const listNestedRooms = (room) =>
  Object.keys(rooms)
    .filter((otherRoom) => otherRoom.startsWith(`${room}/`))
    .map(buildPathPattern);

module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    { name: 'resolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'not-to-tests',
      severity: 'error',
      from: { pathNot: '^(tests|scripts)/' },
      to: { path: '^tests/' },
    },
    {
      name: 'file-without-room',
      severity: 'error',
      from: {},
      to: { path: '^(lib|entrypoints|components)/', pathNot: Object.keys(rooms).map(buildPathPattern) },
    },
    ...Object.entries(rooms).map(([room, allowedRooms]) => ({
      name: `room:${room}`,
      severity: 'error',
      comment: `${room} may import only: ${allowedRooms.join(', ') || 'no other room'}`,
      from: { path: buildPathPattern(room), pathNot: listNestedRooms(room) },
      to: { path: '^(lib|entrypoints|components)/', pathNot: [room, ...allowedRooms].map(buildPathPattern) },
    })),
    ...Object.entries(roomsByPackage).map(([packageName, allowedRooms]) => ({
      name: `owner:${packageName}`,
      severity: 'error',
      from: { path: '^(lib|entrypoints|components)/', pathNot: allowedRooms.map(buildPathPattern) },
      to: { path: `^node_modules/${packageName}/` },
    })),
    {
      name: 'content-script-reaches-no-database',
      severity: 'error',
      from: {
        path: '^entrypoints/(capture-text/|scope-[a-z]+/|detect-selection/|read-selection/|highlight-quotes/|visited-page/|capture-page(/|\\.)|[^/]+\\.content)',
      },
      to: { path: '^lib/storage/', reachable: true },
    },
    {
      name: 'sentences-are-for-views',
      severity: 'error',
      comment:
        'lib/app/describe reads what the other parts of lib/app return, and no part of them imports it.',
      from: { path: '^lib/app/', pathNot: '^lib/app/describe/' },
      to: { path: '^lib/app/describe/' },
    },
    {
      name: 'rows-are-built-by-writes',
      severity: 'error',
      comment: 'Index columns are derived inside the transaction that writes a source (save-sources).',
      from: { path: '^(lib|entrypoints|components)/', pathNot: '^lib/storage/transactions/' },
      to: { path: '^lib/storage/transactions/build-row' },
    },
    {
      name: 'content-script-imports-only-types-of-schemas',
      severity: 'error',
      from: {
        path: '^(entrypoints/(capture-text|scope-[a-z]+|detect-selection|read-selection|highlight-quotes|visited-page|capture-page(\\.content)?)|lib/extract|lib/address)/',
      },
      to: { path: '^lib/record/schema/', dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'default'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.json', '.d.ts'],
    },
  },
};
