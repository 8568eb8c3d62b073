import { listIndexedFields } from '../query/field-words';
import type { QueryNode } from '../query/query';
import { listSearchFields, RANKS } from '../search-fields';
import { tokenizeText } from '../tokenize';
import { CHOICE_FIELDS, splitVenue } from './columns';
import type { LibraryIndex } from './library-index';
import { listSimilarWords, matchWords, NO_MATCH, type WordQuery } from './match-words';

const FIELD_NAMES = listSearchFields().map(({ name }) => name);
const PRESENCE_FIELDS = listIndexedFields().presenceFields;

/**
 * Evaluates a condition for every source. Returns the rank of each source: its relevance (`RANKS`, 0 is the most relevant), or `NO_MATCH`.
 * A source that must match several conditions gets the least relevant of their ranks. Conditions without words give the rank 0.
 */
export function evaluateNode(index: LibraryIndex, node: QueryNode): Uint8Array {
  switch (node.kind) {
    case 'and':
    case 'or':
      return combineRanks(
        node.kind,
        node.nodes.map((condition) => evaluateNode(index, condition)),
      );
    case 'not':
      return negateRanks(evaluateNode(index, node.node));
    case 'words':
      return evaluateWords(index, node);
    case 'equals':
      return evaluateChoice(index, node.field, node.value);
    case 'range':
      return evaluateRange(index, node);
    case 'presence':
      return evaluatePresence(index, node.field, node.isPresent);
  }
}

/** Gives each source with a matching value the rank 0, and the others `NO_MATCH`. `Uint8Array.from` with a function is ten times slower. */
function rankPositions<T>(values: ArrayLike<T>, isMatch: (value: T) => boolean): Uint8Array {
  const ranks = new Uint8Array(values.length);
  for (let position = 0; position < values.length; position += 1) {
    // The cast is safe, because the position is less than the length.
    if (!isMatch(values[position] as T)) ranks[position] = NO_MATCH;
  }
  return ranks;
}

const negateRanks = (ranks: Uint8Array): Uint8Array => rankPositions(ranks, (rank) => rank === NO_MATCH);

function combineRanks(kind: 'and' | 'or', ranksByCondition: Uint8Array[]): Uint8Array {
  const [combinedRanks = new Uint8Array(), ...otherRanks] = ranksByCondition;
  const shouldTakeLowerRank = kind === 'or';
  for (const ranks of otherRanks)
    for (let position = 0; position < combinedRanks.length; position += 1) {
      const rank = ranks[position] ?? NO_MATCH;
      if (rank < (combinedRanks[position] ?? NO_MATCH) === shouldTakeLowerRank)
        combinedRanks[position] = rank;
    }
  return combinedRanks;
}

/** The minimum length of a word in which one wrong letter is accepted. */
const MIN_TYPO_LENGTH = 5;

function evaluateWords(
  index: LibraryIndex,
  { tokens, isExact, field }: Extract<QueryNode, { kind: 'words' }>,
): Uint8Array {
  const ranks = new Uint8Array(index.columns.stableIds.length).fill(NO_MATCH);
  const query: WordQuery = { tokens, isExact, field: field === null ? null : FIELD_NAMES.indexOf(field) };
  const matchAll = (wordQuery: WordQuery) => {
    for (const chunk of index.chunks) matchWords(chunk, wordQuery, ranks);
  };
  matchAll(query);
  if (field === null || field === 'siteName') addVenueMatches(index, tokens, isExact, ranks);
  if (canHaveTypo(query) && !hasMatch(index, ranks))
    for (const word of listSimilarWords(index.vocabulary, tokens[0] ?? ''))
      matchAll({ ...query, tokens: [word], isExact: true });
  return ranks;
}

const canHaveTypo = ({ tokens, isExact }: WordQuery): boolean =>
  tokens.length === 1 && !isExact && (tokens[0]?.length ?? 0) >= MIN_TYPO_LENGTH;

function hasMatch({ columns }: LibraryIndex, ranks: Uint8Array): boolean {
  for (let position = 0; position < ranks.length; position += 1)
    if (ranks[position] !== NO_MATCH && columns.isLive[position] === 1) return true;
  return false;
}

/**
 * Adds the sources whose venue name contains the tokens to `ranks`. The index does not store venue names with the sources, so that renaming
 * a venue does not change any source.
 */
function addVenueMatches(index: LibraryIndex, tokens: string[], isExact: boolean, ranks: Uint8Array): void {
  const { dictionaries, venues } = index.columns;
  const matches = dictionaries.venues.texts.map((text) =>
    hasTokens(tokenizeText(index.resolveVenue(splitVenue(text)).name), tokens, isExact),
  );
  if (!matches.includes(true)) return;
  for (const [position, venue] of venues.entries())
    if (matches[venue] && (ranks[position] ?? 0) > RANKS.other) ranks[position] = RANKS.other;
}

/** Returns whether the words contain the tokens in sequence. Unless `isExact`, the last token may be only the beginning of a word. */
function hasTokens(words: string[], tokens: string[], isExact: boolean): boolean {
  const lastOffset = tokens.length - 1;
  return words.some((_, start) =>
    tokens.every((token, offset) => {
      const word = words[start + offset] ?? '';
      return offset < lastOffset || isExact ? word === token : word.startsWith(token);
    }),
  );
}

function evaluateChoice(index: LibraryIndex, field: string, value: string): Uint8Array {
  const { columns } = index;
  if (field === 'status')
    return matchCodes(columns.sections, columns.dictionaries.sections.texts, (text) => text === value);
  if (field === 'sync') return rankPositions(columns.stableIds, (id) => getSyncWord(index, id) === value);
  const words = getWordsById(index, field);
  if (words) return rankPositions(columns.stableIds, (id) => words.get(id)?.has(value) === true);
  const choice = CHOICE_FIELDS.indexOf(field);
  const joinedValue = joinWords(value);
  const isMatch = (text: string) =>
    joinWords(text) === joinedValue || (field === 'language' && text.startsWith(`${value}-`));
  return matchCodes(
    columns.choices[choice] ?? [],
    columns.dictionaries.choices[choice]?.texts ?? [],
    isMatch,
  );
}

/** Replaces underscores with spaces. Stored subtypes and purposes have underscores, which the reader sees as spaces. */
const joinWords = (text: string): string => text.replaceAll('_', ' ');

/** Returns the searchable words of a field that is stored outside the index, by stable id. Null for all other fields. */
function getWordsById(index: LibraryIndex, field: string): ReadonlyMap<string, ReadonlySet<string>> | null {
  if (field === 'claims') return index.verdictsById;
  return field === 'quoteState' ? index.quoteStatesById : null;
}

/** Returns the sync status of a source with the active wiki. Without a wiki, every source is local. */
export const getSyncWord = ({ syncById }: LibraryIndex, stableId: string): string =>
  syncById?.get(stableId) ?? 'local';

function matchCodes(codes: number[], texts: string[], isMatch: (text: string) => boolean): Uint8Array {
  const matches = texts.map(isMatch);
  return rankPositions(codes, (code) => matches[code] === true);
}

function evaluateRange(
  index: LibraryIndex,
  { field, min, max }: Extract<QueryNode, { kind: 'range' }>,
): Uint8Array {
  const { values, unset } = getNumbers(index, field);
  const minimum = min ?? Number.NEGATIVE_INFINITY;
  const maximum = max ?? Number.POSITIVE_INFINITY;
  return rankPositions(values, (value) => value !== unset && value >= minimum && value <= maximum);
}

function getNumbers(index: LibraryIndex, field: string): { values: ArrayLike<number>; unset: number } {
  const { columns } = index;
  switch (field) {
    case 'importance':
      return { values: columns.importance, unset: -1 };
    case 'credibilityOverride':
      return { values: getLevels(index), unset: 0 };
    case 'year':
      return { values: columns.publishedDate.map((date) => Math.floor(date / 10_000)), unset: 0 };
    case 'publishedDate':
      return { values: columns.publishedDate, unset: 0 };
    case 'createdAt':
      return { values: columns.savedAt, unset: 0 };
    default:
      return { values: columns.changedAt, unset: 0 };
  }
}

/** Returns the credibility of every source: the reader's rating, otherwise the rating of its venue, or 0 if it has none. */
export function getLevels(index: LibraryIndex): number[] {
  const { columns } = index;
  const levels = columns.dictionaries.venues.texts.map((text) => index.resolveVenue(splitVenue(text)).level);
  return columns.venues.map((venue, position) => columns.ownLevel[position] || (levels[venue] ?? 0));
}

function evaluatePresence(index: LibraryIndex, field: string, isPresent: boolean): Uint8Array {
  const { columns } = index;
  if (field === 'credibilityOverride')
    return rankPositions(getLevels(index), (level) => level > 0 === isPresent);
  // `has:quotes` asks whether there are quotes, as `has:quote` does, and not whether they were checked.
  const words = field === 'quoteState' ? null : getWordsById(index, field);
  if (words) return rankPositions(columns.stableIds, (id) => words.has(id) === isPresent);
  const bit = 1 << PRESENCE_FIELDS.indexOf(field === 'quoteState' ? 'quotes' : field);
  return rankPositions(columns.presenceBits, (bits) => ((bits & bit) !== 0) === isPresent);
}
