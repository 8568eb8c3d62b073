import { lookUp } from '@/lib/base/look-up';
import { normalizeForSearch } from '@/lib/base/normalize-for-search';
import type { Source } from '@/lib/record/schema/source';
import { parseName } from './parse-name';

/** The pattern of a citation key unless the reader sets another one: `wiggers2024anthropic`. */
export const DEFAULT_KEY_PATTERN = '[author][year][title]';
/** The names that a pattern can have in brackets. */
export const KEY_PATTERN_NAMES = ['author', 'year', 'title'] as const;

/** Lists the names in brackets that a pattern cannot have. They are left out of the keys. */
export const listUnknownKeyNames = (pattern: string): string[] =>
  [...pattern.matchAll(/\[([^[\]]*)\]/g)]
    .map(([, name = '']) => name)
    .filter((name) => !KEY_PATTERN_NAMES.some((knownName) => knownName === name));

const STOP_WORDS = new Set(
  'a an the on of in to and for der die das ein eine le la les un une el los'.split(' '),
);

/**
 * Builds the citation key of a source from a pattern with `[author]`, `[year]` and `[title]`. The key has only ASCII letters, digits
 * and the characters `-_:` of the pattern, which every version of BibTeX accepts. If it has no letter, it is the stable id.
 */
export function buildCitationKey(source: Source, pattern = DEFAULT_KEY_PATTERN): string {
  const values: Record<(typeof KEY_PATTERN_NAMES)[number], string> = {
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

/** Assigns a unique citation key to each source of an export. */
export type KeyAssigner = (source: Source) => string;

/**
 * Creates the keys of an export. If several sources have the same key, the source that was saved first gets it
 * unchanged, so that a key does not change when a source is added later. The others get four characters of their stable
 * id, which do not depend on the export.
 */
export async function createKeyAssigner(
  sources: AsyncIterable<Source>,
  pattern = DEFAULT_KEY_PATTERN,
): Promise<KeyAssigner> {
  const owners: KeyOwners = new Map();
  for await (const source of sources) addKeyOwner(owners, source, pattern);
  return assignKeys(owners, pattern);
}

/** Creates the keys of some sources that are in memory, like `createKeyAssigner`. */
export function createKeyAssignerForList(
  sources: readonly Source[],
  pattern = DEFAULT_KEY_PATTERN,
): KeyAssigner {
  const owners: KeyOwners = new Map();
  for (const source of sources) addKeyOwner(owners, source, pattern);
  return assignKeys(owners, pattern);
}

/** The source that has each key, which is in lower case. */
type KeyOwners = Map<string, { createdAt: string; stableId: string }>;

function addKeyOwner(owners: KeyOwners, source: Source, pattern: string): void {
  // TeX on some systems compares keys without case.
  const key = buildCitationKey(source, pattern).toLowerCase();
  const owner = owners.get(key);
  const { createdAt, stableId } = source;
  if (!owner || `${createdAt} ${stableId}` < `${owner.createdAt} ${owner.stableId}`)
    owners.set(key, { createdAt, stableId });
}

function assignKeys(owners: KeyOwners, pattern: string): KeyAssigner {
  const usedKeys = new Set(owners.keys());
  return (source) => {
    const key = buildCitationKey(source, pattern);
    if ((owners.get(key.toLowerCase())?.stableId ?? source.stableId) === source.stableId) return key;
    const shortKey = `${key}-${source.stableId.slice(-4)}`;
    const uniqueKey = usedKeys.has(shortKey.toLowerCase()) ? `${key}-${source.stableId}` : shortKey;
    usedKeys.add(uniqueKey.toLowerCase());
    return uniqueKey;
  };
}
