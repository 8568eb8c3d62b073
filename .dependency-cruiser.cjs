// Which room may import which. ARCHITECTURE.md shows this table as a picture.
const CORE = ['lib/model', 'lib/base'];
const PURE = [...CORE, 'lib/identity'];
const SHOWN = ['lib/review', 'lib/venues', 'lib/exchange', 'lib/locale'];

const rooms = {
  'lib/base': [],
  'lib/model': ['lib/base'],
  'lib/identity': CORE,
  'lib/extract': PURE,
  'lib/review': PURE,
  'lib/evidence': CORE,
  'lib/venues': PURE,
  'lib/exchange': PURE,
  'lib/search': CORE,
  'lib/sync': PURE,
  'lib/wiki-format': PURE,
  'lib/app': [...PURE, 'lib/review', 'lib/evidence', 'lib/venues', 'lib/exchange', 'lib/search', 'lib/sync', 'lib/wiki-format'],
  'lib/locale': ['lib/base'],
  'lib/db': [...PURE, 'lib/search'],
  'lib/messages': CORE,
  'lib/settings': CORE,
  'lib/drafts': CORE,
  'lib/platform': CORE,
  'lib/wiki-client': [...CORE, 'lib/wiki-format'],
  components: [...PURE, ...SHOWN],
  'entrypoints/capture-page.content': ['lib/extract', ...CORE],
  'entrypoints/capture-text.content': ['lib/extract', ...CORE],
  'entrypoints/background': [
    ...PURE, 'lib/app', 'lib/db', 'lib/drafts', 'lib/locale', 'lib/messages', 'lib/platform', 'lib/settings', 'lib/wiki-client',
    'lib/evidence', 'lib/sync', 'lib/wiki-format', 'lib/venues', 'lib/search', 'lib/review',
  ],
  'entrypoints/popup': [
    ...PURE, 'components', ...SHOWN, 'lib/evidence', 'lib/messages', 'lib/drafts', 'lib/platform', 'lib/settings',
    'lib/db/open', 'lib/db/read',
  ],
  'entrypoints/sidepanel': ['entrypoints/popup', 'components', 'lib/platform', ...CORE],
  'entrypoints/options': [
    ...PURE, 'components', ...SHOWN, 'lib/evidence', 'lib/search', 'lib/messages', 'lib/drafts', 'lib/platform', 'lib/settings',
    'lib/db/open', 'lib/db/read',
  ],
};
const owners = {
  dexie: ['lib/db'],
  wxt: ['lib/messages', 'lib/platform', 'lib/settings', 'lib/drafts', 'lib/locale', 'entrypoints'],
  react: ['components', 'entrypoints'],
  'react-dom': ['components', 'entrypoints'],
  zod: ['lib/model', 'lib/messages', 'lib/settings', 'lib/drafts', 'lib/db', 'lib/exchange', 'lib/wiki-format', 'lib/wiki-client'],
  tldts: ['lib/venues'],
  defuddle: ['lib/extract'],
  '@mozilla/readability': ['lib/extract'],
  dompurify: ['lib/extract'],
};

const at = (room) => `^${room.replaceAll('.', '\\.')}(/|\\.|$)`;

module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    { name: 'resolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
    { name: 'not-to-tests', severity: 'error', from: { pathNot: '^(tests|scripts)/' }, to: { path: '^tests/' } },
    {
      name: 'no-room-less-file', severity: 'error', from: {},
      to: { path: '^(lib|entrypoints|components)/', pathNot: Object.keys(rooms).map(at) },
    },
    ...Object.entries(rooms).map(([room, may]) => ({
      name: `room:${room}`, severity: 'error',
      comment: `${room} may import only: ${may.join(', ') || 'nothing of ours'}`,
      from: { path: at(room) },
      to: { path: '^(lib|entrypoints|components)/', pathNot: [room, ...may].map(at) },
    })),
    ...Object.entries(owners).map(([pkg, may]) => ({
      name: `owner:${pkg}`, severity: 'error',
      from: { path: '^(lib|entrypoints|components)/', pathNot: may.map(at) },
      to: { path: `^node_modules/${pkg}/` },
    })),
    {
      name: 'page-never-reaches-our-database', severity: 'error',
      from: { path: '^entrypoints/[^/]+\\.content' }, to: { path: '^lib/db/', reachable: true },
    },
    {
      name: 'page-takes-shapes-not-zod', severity: 'error',
      from: { path: '^(entrypoints/[^/]+\\.content|lib/extract|lib/identity)/' },
      to: { path: '^lib/model/', dependencyTypesNot: ['type-only'] },
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
