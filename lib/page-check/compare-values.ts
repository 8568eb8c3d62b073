import { normalizeForSearch } from '@/lib/base/normalize-for-search';
import type { Extraction } from '@/lib/record/schema/extraction';
import { CHECKED_FIELDS, type ChangedValue } from '@/lib/record/schema/page-check';
import type { Source } from '@/lib/record/schema/source';

/**
 * Lists the title, authors and date that the page did not have when it was captured. A value that the reader corrected is not a change,
 * because the page is compared with its own earlier candidates. A field without any is not compared.
 */
export function listChangedValues(source: Source, extraction: Extraction): ChangedValue[] {
  return CHECKED_FIELDS.flatMap((field) => {
    const earlier = source.provenance[field]?.candidates.map(({ value }) => value) ?? [];
    const current = extraction[field].map(({ value }) => value);
    const [before, after] = [earlier[0], current[0]];
    if (before === undefined || after === undefined) return [];
    const known = new Set([...earlier, source[field] ?? ''].map(buildKey));
    // A page that has more origins now than before still has its earlier value among the candidates.
    if (current.some((value) => known.has(buildKey(value)))) return [];
    return [{ field, before: joinValues(before), after: joinValues(after) }];
  });
}

const joinValues = (value: string | readonly string[]): string =>
  typeof value === 'string' ? value : value.join('; ');

const buildKey = (value: string | readonly string[]): string =>
  normalizeForSearch(joinValues(value))
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
