import { lookUp } from '@/lib/base/look-up';
import { normalizeForSearch } from '@/lib/base/normalize-for-search';
import type { Source } from '@/lib/record/schema/source';
import { parseName } from './parse-name';

/** The default pattern of citation keys, with keys such as `wiggers2024anthropic`. */
export const DEFAULT_KEY_PATTERN = '[author][year][title]';
/** The names of the placeholders of a pattern, which are written in brackets. */
export const KEY_PLACEHOLDERS = ['author', 'year', 'title'] as const;

/** Lists the unknown placeholders of a pattern. `buildCitationKey` replaces them by nothing. */
export const listUnknownPlaceholders = (pattern: string): string[] =>
  [...pattern.matchAll(/\[([^[\]]*)\]/g)]
    .map(([, name = '']) => name)
    .filter((name) => !KEY_PLACEHOLDERS.some((knownName) => knownName === name));

const STOP_WORDS = new Set(
  'a an the on of in to and for der die das ein eine le la les un une el los'.split(' '),
);

/**
 * Builds the citation key of a source from a pattern with `[author]`, `[year]` and `[title]`. The key has only characters that every
 * version of BibTeX accepts: ASCII letters, digits and `-_:`. Returns the stable id if the key would have no letter.
 */
export function buildCitationKey(source: Source, pattern = DEFAULT_KEY_PATTERN): string {
  const values: Record<(typeof KEY_PLACEHOLDERS)[number], string> = {
    author: getKeyAuthor(source.authors[0] ?? ''),
    year: source.publishedDate?.slice(0, 4) ?? '',
    title: getKeyTitle(source.title),
  };
  const key = pattern
    .replace(/\[([^[\]]*)\]/g, (_, name: string) => lookUp(values, name) ?? '')
    .replace(/[^A-Za-z0-9:_-]/g, '');
  return /[a-z]/i.test(key) ? key : source.stableId;
}

const toKeyText = (text: string): string => normalizeForSearch(text).replace(/[^a-z0-9]/g, '');

function getKeyAuthor(author: string): string {
  const { family, literal = '' } = parseName(author);
  if (family !== undefined) return toKeyText(family);
  const firstWord = literal.split(' ').find((word) => !STOP_WORDS.has(word.toLowerCase()));
  return toKeyText(firstWord ?? '');
}

const getKeyTitle = (title: string): string =>
  normalizeForSearch(title)
    .split(/[^a-z0-9]+/)
    .find((word) => word.length > 1 && !STOP_WORDS.has(word)) ?? '';

/** A function that assigns a unique citation key to each source of an export. Call it once per source. */
export type KeyAssigner = (source: Source) => string;

/**
 * Creates the `KeyAssigner` of an export. If several sources have the same key, the source that was saved first gets it unchanged, so that
 * its key stays the same when sources are added later. The key of each other source ends with the last four characters of its stable id, or
 * with the whole id if that key exists too.
 */
export async function createKeyAssigner(
  sources: AsyncIterable<Source>,
  pattern = DEFAULT_KEY_PATTERN,
): Promise<KeyAssigner> {
  const oldestByKey: OldestSourceByKey = new Map();
  for await (const source of sources) addIfOldest(oldestByKey, source, pattern);
  return buildKeyAssigner(oldestByKey, pattern);
}

/** Creates a `KeyAssigner` like `createKeyAssigner`, for sources that are in memory. */
export function createKeyAssignerForList(
  sources: readonly Source[],
  pattern = DEFAULT_KEY_PATTERN,
): KeyAssigner {
  const oldestByKey: OldestSourceByKey = new Map();
  for (const source of sources) addIfOldest(oldestByKey, source, pattern);
  return buildKeyAssigner(oldestByKey, pattern);
}

/** The oldest source of each key. The keys are in lower case. */
type OldestSourceByKey = Map<string, { createdAt: string; stableId: string }>;

function addIfOldest(oldestByKey: OldestSourceByKey, source: Source, pattern: string): void {
  // TeX on some systems compares keys without case.
  const key = buildCitationKey(source, pattern).toLowerCase();
  const oldest = oldestByKey.get(key);
  const { createdAt, stableId } = source;
  if (!oldest || `${createdAt} ${stableId}` < `${oldest.createdAt} ${oldest.stableId}`)
    oldestByKey.set(key, { createdAt, stableId });
}

function buildKeyAssigner(oldestByKey: OldestSourceByKey, pattern: string): KeyAssigner {
  const usedKeys = new Set(oldestByKey.keys());
  return (source) => {
    const key = buildCitationKey(source, pattern);
    if ((oldestByKey.get(key.toLowerCase())?.stableId ?? source.stableId) === source.stableId) return key;
    const shortKey = `${key}-${source.stableId.slice(-4)}`;
    const uniqueKey = usedKeys.has(shortKey.toLowerCase()) ? `${key}-${source.stableId}` : shortKey;
    usedKeys.add(uniqueKey.toLowerCase());
    return uniqueKey;
  };
}
