// Which room may import which (ARCHITECTURE.md, docs/adr/0009). A folder of components imports only ui, common and fields; nothing
// imports from a room above it.
const CORE = ['lib/base', 'lib/address', 'lib/record'];
// What views may use: pure rooms and the texts of `_locales`.
const VIEW = [
  ...CORE,
  'lib/formats',
  'lib/search',
  'lib/app/describe',
  'lib/app/form',
  'lib/app/library',
  'lib/wiki/model',
  'lib/wiki/outbox/displayed-status',
  'lib/browser/i18n',
];
const VIEW_PARTS = ['components/ui', 'components/common', 'components/fields'];
// What pages wire together. Types of records and of wikis come from the pure rooms directly.
const PAGE = [
  'components',
  'lib/app',
  'lib/browser',
  'lib/storage/open-database',
  'lib/storage/queries',
  'lib/storage/drafts',
  'lib/storage/settings',
  ...CORE,
  'lib/wiki/model',
  'lib/wiki/outbox/displayed-status',
];

const rooms = {
  'lib/base': [],
  'lib/address': ['lib/base'],
  'lib/record': ['lib/base', 'lib/address'],
  'lib/extract': CORE,
  'lib/evidence': CORE,
  'lib/formats': CORE,
  'lib/search': CORE,
  'lib/wiki/model': CORE,
  'lib/wiki/merge': [...CORE, 'lib/wiki/model'],
  'lib/wiki/conflicts': [...CORE, 'lib/wiki/model', 'lib/wiki/merge', 'lib/wiki/outbox'],
  'lib/wiki/push': [...CORE, 'lib/wiki/model', 'lib/wiki/merge', 'lib/wiki/outbox'],
  'lib/wiki/outbox': [...CORE, 'lib/wiki/model', 'lib/wiki/merge'],
  // On top: nothing in lib/wiki may import it.
  'lib/wiki/scheduler': [...CORE, 'lib/wiki/model', 'lib/wiki/outbox', 'lib/wiki/push'],
  'lib/wiki/adapters': [...CORE, 'lib/wiki/model'],
  'lib/app': [
    ...CORE,
    'lib/evidence',
    'lib/formats',
    'lib/search',
    'lib/wiki/model',
    'lib/wiki/merge',
    'lib/wiki/conflicts',
    'lib/wiki/outbox',
    'lib/wiki/push',
  ],
  // The sentences of the views: the only part of `lib/app` that reads the texts of `_locales`.
  'lib/app/describe': [
    ...CORE,
    'lib/app/form',
    'lib/app/library',
    'lib/wiki/model',
    'lib/wiki/outbox',
    'lib/browser/i18n',
  ],
  'lib/storage': [
    ...CORE,
    'lib/search',
    'lib/wiki/model',
    'lib/wiki/merge',
    'lib/wiki/conflicts',
    'lib/wiki/outbox',
  ],
  'lib/browser': [...CORE, 'lib/wiki/model'],
  'components/ui': ['lib/base', 'lib/browser/i18n'],
  'components/common': [...VIEW, 'components/ui'],
  'components/fields': [...VIEW, 'components/ui', 'components/common'],
  'components/form': [...VIEW, ...VIEW_PARTS],
  'components/library': [...VIEW, ...VIEW_PARTS],
  'components/record': [...VIEW, ...VIEW_PARTS],
  'components/settings': [...VIEW, ...VIEW_PARTS],
  'components/venues': [...VIEW, ...VIEW_PARTS],
  'components/wiki': [...VIEW, ...VIEW_PARTS],
  'entrypoints/capture-page': ['lib/extract', 'lib/record', 'lib/browser/detect-language'],
  'entrypoints/capture-text': ['lib/extract', 'lib/record'],
  'entrypoints/background': ['lib/app', 'lib/storage', 'lib/browser', 'lib/wiki', ...CORE],
  'entrypoints/popup': PAGE,
  'entrypoints/sidepanel': ['entrypoints/popup'],
  'entrypoints/options': [
    ...PAGE,
    'lib/evidence',
    'lib/formats',
    'lib/search',
    'lib/wiki/merge',
    'lib/wiki/outbox',
    // Pure: which permission an address needs has to be known inside the click.
    'lib/wiki/adapters/research-wiki/client/parse-base-url',
  ],
};
const owners = {
  dexie: ['lib/storage'],
  wxt: ['lib/browser', 'lib/storage/drafts', 'lib/storage/settings', 'entrypoints'],
  react: ['components', 'entrypoints'],
  'react-dom': ['components', 'entrypoints'],
  zod: ['lib/record/schema', 'lib/wiki', 'lib/browser/messages', 'lib/storage', 'lib/formats'],
  tldts: ['lib/address'],
  defuddle: ['lib/extract'],
  '@mozilla/readability': ['lib/extract'],
  dompurify: ['lib/extract'],
  // lib/formats makes its tokens, MarkdownText renders them.
  marked: ['lib/formats', 'components/record'],
};

const at = (room) => `^${room.replaceAll('.', '\\.')}(/|\\.|$)`;
// A room inside another has a row of its own, which alone counts for its files.
const roomsWithin = (room) =>
  Object.keys(rooms)
    .filter((other) => other.startsWith(`${room}/`))
    .map(at);

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
      name: 'no-room-less-file',
      severity: 'error',
      from: {},
      to: { path: '^(lib|entrypoints|components)/', pathNot: Object.keys(rooms).map(at) },
    },
    ...Object.entries(rooms).map(([room, may]) => ({
      name: `room:${room}`,
      severity: 'error',
      comment: `${room} may import only: ${may.join(', ') || 'nothing of ours'}`,
      from: { path: at(room), pathNot: roomsWithin(room) },
      to: { path: '^(lib|entrypoints|components)/', pathNot: [room, ...may].map(at) },
    })),
    ...Object.entries(owners).map(([pkg, may]) => ({
      name: `owner:${pkg}`,
      severity: 'error',
      from: { path: '^(lib|entrypoints|components)/', pathNot: may.map(at) },
      to: { path: `^node_modules/${pkg}/` },
    })),
    {
      name: 'page-never-reaches-our-database',
      severity: 'error',
      from: { path: '^entrypoints/(capture-text/|capture-page(/|\\.)|[^/]+\\.content)' },
      to: { path: '^lib/storage/', reachable: true },
    },
    {
      name: 'rows-are-built-by-writes',
      severity: 'error',
      comment: 'Index columns are derived inside the transaction that writes a source (put-sources).',
      from: { path: '^(lib|entrypoints|components)/', pathNot: '^lib/storage/transactions/' },
      to: { path: '^lib/storage/transactions/build-row' },
    },
    {
      name: 'page-takes-shapes-not-zod',
      severity: 'error',
      from: { path: '^(entrypoints/(capture-text|capture-page(\\.content)?)|lib/extract|lib/address)/' },
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
