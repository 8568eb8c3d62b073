import { readStoredValue } from '@/lib/record/convert-values';
import type { FieldEntry, FieldRegistry } from '@/lib/record/field-entry';
import { SOURCE_FIELDS } from '@/lib/record/fields';
import type { Source } from '@/lib/record/schema/source';

/** A searchable part of a source. `name` is a field of the registry, or `quotes` for the exact words of a page. */
export type SearchField = { name: string; rank: 0 | 1 | 2; read: (source: Source) => string[] };

/** The relevance of a match: first the title, then the reader's own words, then all other parts. */
export const RANKS = { title: 0, own: 1, other: 2 } as const;

/** Lists the searchable parts of a source, in the order of their relevance. */
export function listSearchFields(registry: FieldRegistry = SOURCE_FIELDS): SearchField[] {
  const fields = Object.entries(registry).flatMap(([name, entry]) => {
    if (!entry.searchable) return [];
    const field = { name, rank: getRank(name, entry), read: createReader(name, entry) };
    return entry.kind === 'key-points' ? [field, QUOTES] : [field];
  });
  return fields.toSorted((a, b) => a.rank - b.rank);
}

const QUOTES: SearchField = {
  name: 'quotes',
  rank: RANKS.other,
  read: ({ keyPoints }) => keyPoints.flatMap(({ quotes }) => quotes.map(({ exact }) => exact)),
};

function getRank(name: string, { mergeClass }: FieldEntry): SearchField['rank'] {
  if (name === 'title') return RANKS.title;
  return mergeClass === 'written' || mergeClass === 'list' ? RANKS.own : RANKS.other;
}

function createReader(name: string, { kind }: FieldEntry): SearchField['read'] {
  switch (kind) {
    case 'key-points':
      return ({ keyPoints }) => keyPoints.map(({ text }) => text);
    case 'identifiers':
      return ({ identifiers }) => Object.values(identifiers).filter((value) => value !== null);
    case 'url':
      return (source) => (name === 'url' ? [source.url, ...source.aliases] : readTexts(source, name));
    default:
      return (source) => readTexts(source, name);
  }
}

const readTexts = (source: Source, name: string): string[] =>
  [readStoredValue(source, name)]
    .flat()
    .filter((text) => typeof text === 'string' && text !== '') as string[];
