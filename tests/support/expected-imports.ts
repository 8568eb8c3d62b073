const quote = (exact: string, prefix = '', suffix = '') => ({
  exact,
  prefix,
  suffix,
  start: null,
  end: null,
});

const TIDES = {
  url: 'https://www.harbour.example/tides',
  authors: ['Anna van den Berg', 'The Gauge Group'],
  siteName: 'Harbour Letters',
  type: 'paper',
};
const TIDES_WITH_TEXTS = {
  ...TIDES,
  title: 'Tides in Harbours',
  language: 'en',
  abstract: 'Ninety years of gauges.',
  tags: ['gauges', 'tides'],
};
const GAUGE_POINTS = [
  { text: 'The gauge was read by hand.', quotes: [quote('The gauge was read by hand.')] },
  { text: 'It rains.', quotes: [quote('It rains.')] },
];

/**
 * The expected sources of each file in `tests/fixtures/imports`. `invalidCount` is the number of items that are not imported, or
 * only partly.
 */
export const EXPECTED_IMPORTS: Record<string, { sources: object[]; invalidCount?: number }> = {
  'zotero-csl.json': {
    sources: [
      {
        ...TIDES,
        title: 'Tides in harbours',
        publishedDate: '2015-05-28',
        language: 'en',
        abstract: 'Ninety years of gauges.',
        summary: 'Cited twice.',
        identifiers: { doi: '10.1038/nature14539', pmid: '26017442' },
      },
      { title: 'The quay today', type: 'web', publishedDate: null },
    ],
    // Its date "last spring" is not imported.
    invalidCount: 1,
  },
  'zotero.bib': {
    sources: [
      {
        ...TIDES_WITH_TEXTS,
        publishedDate: '2015-05',
        identifiers: { doi: '10.1038/nature14539' },
        summary: null,
      },
    ],
  },
  'zotero.ris': {
    sources: [
      { ...TIDES_WITH_TEXTS, publishedDate: '2015-05-28', identifiers: { doi: '10.1038/nature14539' } },
    ],
  },
  'zotero.rdf': {
    sources: [
      {
        ...TIDES_WITH_TEXTS,
        publishedDate: '2015-05-28',
        summary: 'Cited twice.',
        identifiers: { doi: '10.1038/nature14539', pmid: '26017442' },
      },
      {
        title: 'The quay today',
        url: 'https://quay.example/today',
        type: 'web',
        publishedDate: '2021-03-04',
        siteName: null,
      },
      {
        title: 'A book without an address',
        url: 'https://openlibrary.org/isbn/9780134685991',
        type: 'book',
        identifiers: { isbn: '9780134685991' },
      },
    ],
  },
  'zotero.csv': {
    sources: [
      {
        ...TIDES,
        authors: ['van den Berg, Anna', 'The Gauge Group'],
        title: 'Tides in Harbours',
        publishedDate: '2015-05-28',
        abstract: 'Ninety years of gauges.',
        tags: ['gauges', 'tides'],
        createdAt: new Date('2024-01-02 10:00:00').toISOString(),
      },
    ],
  },
  'better-biblatex.bib': {
    sources: [
      {
        title: 'The Quay & the Harbour Today: 50% of it',
        url: 'https://quay.example/today?a=1&b=2',
        authors: ['Ove Lind', 'Þóra Óskarsdóttir'],
        publishedDate: '2024-03',
        siteName: 'The Quay Times',
        tags: ['quay'],
        summary: 'Read twice.',
      },
      {
        title: 'Mud',
        url: 'https://doi.org/10.5555/mud.1',
        authors: ['Siri Holm'],
        publishedDate: '2019-06-14',
        siteName: 'University of Sand',
        type: 'paper',
      },
    ],
  },
  'jabref.bib': {
    sources: [
      {
        title: 'A Gauge for Über-tides',
        url: 'https://dl.harbour.example/doi/10.1145/1234567.1234568',
        authors: ['Anna van den Berg', 'Ove Lind'],
        publishedDate: '2020-09',
        siteName: 'Proceedings of the Harbour Conference',
        tags: ['gauge', 'tide'],
        identifiers: { doi: '10.1145/1234567.1234568' },
      },
    ],
  },
  'endnote.ris': {
    sources: [
      {
        title: 'Mud and Sand',
        url: 'https://press.example/mud',
        authors: ['Siri Holm', 'Martin L. Price Jr.'],
        publishedDate: '2011',
        type: 'book',
        summary: 'A note that goes on and on',
        identifiers: { isbn: '9783161484100' },
      },
    ],
  },
  'firefox-bookmarks.html': {
    sources: [
      {
        title: 'The quay & the harbour',
        url: 'https://quay.example/today?a=1&b=2',
        tags: ['quay', 'sea-wall'],
        summary: 'Read twice.',
        createdAt: '2023-11-14T22:13:20.000Z',
      },
    ],
    // The query of the history is not a web page.
    invalidCount: 1,
  },
  'chromium-bookmarks.html': {
    sources: [
      {
        title: 'The quay & the "harbour" <b>',
        url: 'https://quay.example/today?a=1&b=2',
        createdAt: '2023-11-14T22:13:20.000Z',
      },
      { title: "L'été au port", url: 'https://harbour.example/old' },
    ],
    // A bookmarklet is not a web page.
    invalidCount: 1,
  },
  'pocket.html': {
    sources: [
      {
        title: 'The quay today',
        url: 'https://quay.example/today',
        tags: ['quay', 'sea'],
        status: 'inbox',
        createdAt: '2023-11-14T22:13:20.000Z',
      },
      { title: 'https://harbour.example/old', tags: [], status: 'archived' },
    ],
  },
  'pocket.csv': {
    sources: [
      { title: 'The quay today', tags: ['quay', 'sea'], status: 'inbox' },
      { title: 'Harbours, old', tags: [], status: 'archived', createdAt: '2020-09-13T12:26:40.000Z' },
    ],
  },
  'instapaper.csv': {
    sources: [
      { title: 'The quay today', tags: ['quay', 'sea-wall'], keyPoints: GAUGE_POINTS.slice(0, 1) },
      { title: 'Harbours', tags: [], keyPoints: [] },
      { title: 'Mud', tags: [] },
    ],
  },
  'raindrop.csv': {
    sources: [
      {
        title: 'The quay today',
        summary: 'My note',
        abstract: 'About the quay',
        tags: ['quay', 'sea-wall'],
        keyPoints: GAUGE_POINTS,
        createdAt: '2024-01-01T00:00:00.000Z',
      },
      { title: 'Harbours, "old"', keyPoints: [] },
    ],
  },
  'raindrop.html': {
    sources: [{ title: 'The quay today', tags: ['quay', 'sea-wall'], summary: 'About the quay' }],
  },
  'readwise-reader.csv': {
    sources: [
      {
        title: 'The quay today',
        tags: ['quay', 'seas-wall'],
        status: 'inbox',
        createdAt: '2022-11-06T04:33:50.000Z',
      },
      { title: 'Harbours', tags: [], status: 'archived' },
    ],
  },
  'readwise-export.json': {
    sources: [
      {
        title: 'The quay today',
        url: 'https://quay.example/today',
        authors: ['Ove Lind'],
        abstract: 'About the quay.',
        summary: 'Read twice.',
        tags: ['quay', 'gauge'],
        keyPoints: [
          { text: 'By whom?', quotes: [quote('The gauge was read by hand.')] },
          { text: 'It rains.', quotes: [quote('It rains.')] },
        ],
      },
    ],
  },
  'omnivore.json': {
    sources: [
      {
        title: 'The quay today',
        url: 'https://quay.example/today',
        authors: ['Ove Lind'],
        publishedDate: '2023-12-31',
        abstract: 'About the quay.',
        tags: ['quay', 'sea-wall'],
        status: 'archived',
        createdAt: '2024-01-01T00:00:00.000Z',
      },
      { title: 'Harbours', authors: [], publishedDate: null, tags: [], status: 'inbox' },
    ],
  },
  'hypothesis.json': {
    sources: [
      {
        title: 'The quay today',
        url: 'https://quay.example/today',
        authors: [],
        tags: ['gauge'],
        keyPoints: [
          { text: 'By whom?', quotes: [quote('The gauge was read by hand.', 'Before. ', ' After.')] },
          { text: 'It rains.', quotes: [quote('It rains.')] },
        ],
        createdAt: '2024-01-01T10:00:00.000Z',
      },
    ],
  },
  'hypothesis.csv': {
    sources: [
      {
        url: 'https://quay.example/today',
        // The author in the file wrote the annotation, not the page.
        authors: [],
        tags: ['gauge', 'rain', 'sea-wall'],
        keyPoints: [
          { text: 'By whom?', quotes: [quote('The gauge was read by hand,\nevery day.')] },
          { text: 'It rains.', quotes: [quote('It rains.')] },
          { text: 'A note on the page.', quotes: [] },
        ],
        createdAt: new Date('2024-01-01 10:00').toISOString(),
      },
    ],
  },
  'obsidian-clipper.md': {
    sources: [
      {
        title: 'The quay: today',
        url: 'https://quay.example/today',
        authors: ['Ove Lind', 'Siri Holm'],
        publishedDate: '2024-03-01',
        abstract: 'About the quay.',
        tags: ['clippings'],
        createdAt: '2024-05-01T00:00:00.000Z',
      },
    ],
    // The text of the note is not imported.
    invalidCount: 1,
  },
  'links.txt': {
    sources: [
      { url: 'https://quay.example/today' },
      { url: 'https://doi.org/10.1038/nature14539' },
      { url: 'https://doi.org/10.5555/mud.1' },
      { url: 'https://doi.org/10.5555/mud.1' },
    ],
  },
};
