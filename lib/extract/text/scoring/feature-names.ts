/** The positions of the neighbour blocks that the row of a block describes, relative to the block. */
export const NEIGHBOUR_OFFSETS = [-2, -1, 1, 2];
/** The ancestors that the row of a block describes, in levels above its container. */
export const ANCESTOR_LEVELS = [0, 1, 2, 3, 5];
/**
 * A row contains the position of a tag in this list. If the order changes, the model must be trained again.
 */
export const KNOWN_TAGS = [
  'P',
  'LI',
  'H1',
  'H2',
  'H3',
  'H4',
  'H5',
  'H6',
  'TD',
  'TH',
  'DT',
  'DD',
  'PRE',
  'BLOCKQUOTE',
  'FIGCAPTION',
  'BUTTON',
  'LABEL',
  'A',
  'SPAN',
  'DIV',
  'SUMMARY',
  'TIME',
  'SECTION',
  'ARTICLE',
];

/**
 * The names of the columns of a row, in order. The model refers to columns by position; the names are for
 * engineers and tests. `@` marks a neighbour, `^` an ancestor. "Both" means blocks that both extractors keep,
 * and "similar" means blocks with the same structure.
 *
 * @internal
 */
export const FEATURE_NAMES: readonly string[] = [
  'words',
  'charsPerWord',
  'linkShare',
  'endsSentence',
  'commasPerWord',
  'capitalShare',
  'digitShare',
  'tag',
  'isInHeading',
  'wordsBefore',
  'wordsAfter',
  'readability',
  'defuddle',
  'occurrences',
  ...NEIGHBOUR_OFFSETS.flatMap((offset) =>
    ['words', 'linkShare', 'readability', 'defuddle', 'tag'].map((name) => `${name}@${offset}`),
  ),
  ...ANCESTOR_LEVELS.flatMap((level) =>
    ['words', 'linkShare', 'readability', 'defuddle', 'blocks', 'share'].map((name) => `${name}^${level}`),
  ),
  'similarCount',
  'similarWordsPerBlock',
  'similarLinkShare',
  'similarReadability',
  'similarDefuddle',
  'pageWords',
  'pageLinkShare',
  'pageReadability',
  'pageDefuddle',
  'pageBoth',
  'pageOnlyReadability',
  'pageOnlyDefuddle',
  'pageBlocks',
  'pageSentenceShare',
  'wordsSinceBoth',
  'wordsUntilBoth',
  'isAfterFirstBoth',
  'isBeforeLastBoth',
  'wordsSinceHeading',
  'blocksSinceTitle',
  'depth',
  ...['nav', 'header', 'footer', 'aside', 'form', 'article', 'main', 'figure', 'list', 'table'].map(
    (tag) => `${tag}Ancestors`,
  ),
  'hiddenAncestors',
  ...[
    'menu',
    'footer',
    'side',
    'related',
    'comment',
    'share',
    'consent',
    'promo',
    'newsletter',
    'breadcrumbs',
    'author',
    'tags',
    'modal',
    'body',
    'post',
    'product',
    'card',
    'review',
  ].map((pattern) => `${pattern}NamedAncestors`),
  'isInPost',
  'postCount',
  'postWords',
  'hasDate',
  'isQuoted',
  'earlierCopies',
];
