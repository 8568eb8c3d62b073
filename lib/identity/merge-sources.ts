import { distinctBy } from '@/lib/base/distinct-by';
import type { FieldProvenance, Source } from '@/lib/model/source';

type Candidate = FieldProvenance['candidates'][number];

/**
 * One record out of two of the same work, with everything of both. `keep` gives its ids, URL and, where both have one,
 * each single value; the other's value stays as a candidate of that field. Texts of the reader's that both have stand one
 * below the other, lists are united, and every address of both is an alias. Snapshots are moved by the store.
 */
export function mergeSources(keep: Source, other: Source): Source {
  return {
    ...keep,
    aliases: united([keep.aliases, [other.url], other.aliases]).filter((address) => address !== keep.url),
    title: keep.title === '' ? other.title : keep.title,
    authors: keep.authors.length > 0 ? keep.authors : other.authors,
    ...filledFrom(keep, other),
    identifiers: mergedIdentifiers(keep.identifiers, other.identifiers),
    summary: joined(keep.summary, other.summary),
    review: joined(keep.review, other.review),
    contextNote: joined(keep.contextNote, other.contextNote),
    keyPoints: distinctBy([...keep.keyPoints, ...other.keyPoints], (point) => JSON.stringify(point)),
    tags: united([keep.tags, other.tags]),
    linkState: newer(keep.linkState, other.linkState),
    citedBy: distinctBy([...keep.citedBy, ...other.citedBy], ({ wiki, pageId }) => `${wiki}\n${pageId}`),
    createdAt: inTime(keep.createdAt, other.createdAt)[0],
    updatedAt: inTime(keep.updatedAt, other.updatedAt)[1],
    provenance: mergedProvenance(keep, other),
  };
}

const SINGLE = [
  'publishedDate',
  'venueId',
  'siteName',
  'subtype',
  'purpose',
  'language',
  'abstract',
  'importance',
  'stance',
  'credibilityOverride',
  'archiveUrl',
  'access',
] as const satisfies (keyof Source)[];

const filledFrom = (keep: Source, other: Source): Partial<Source> =>
  Object.fromEntries(SINGLE.map((field) => [field, keep[field] ?? other[field]]));

const united = (lists: string[][]): string[] => [...new Set(lists.flat())];

function joined(kept: string | null, added: string | null): string | null {
  if (!kept || !added) return kept || added;
  return kept.includes(added.trim()) ? kept : `${kept}\n\n${added}`;
}

function mergedIdentifiers(kept: Source['identifiers'], added: Source['identifiers']): Source['identifiers'] {
  const merged = { ...kept };
  for (const [name, value] of Object.entries(added)) merged[name] ??= value;
  return merged;
}

const inTime = (a: string, b: string): [earlier: string, later: string] =>
  a.localeCompare(b) <= 0 ? [a, b] : [b, a];

const newer = (a: Source['linkState'], b: Source['linkState']): Source['linkState'] =>
  (a?.checkedAt ?? '') >= (b?.checkedAt ?? '') ? (a ?? b) : b;

// What the other record says of a field that `keep` fills differently is not lost: it becomes one of its candidates.
function mergedProvenance(keep: Source, other: Source): Source['provenance'] {
  const merged: Source['provenance'] = { ...keep.provenance };
  const spare = spareValues(keep, other);
  for (const field of new Set([...Object.keys(other.provenance), ...spare.keys()])) {
    const [ours, theirs] = [keep.provenance[field], other.provenance[field]];
    const added: Candidate[] = [...(spare.get(field) ?? []), ...(theirs?.candidates ?? [])];
    const origin = ours?.from ?? (spare.has(field) ? 'reader' : theirs?.from) ?? 'reader';
    merged[field] = {
      from: origin,
      candidates: distinctBy([...(ours?.candidates ?? []), ...added], (one) => JSON.stringify(one)),
    };
  }
  return merged;
}

function spareValues(keep: Source, other: Source): Map<string, Candidate[]> {
  const spare = new Map<string, Candidate[]>();
  const compare = (field: string, kept: unknown, value: unknown): void => {
    const text = asText(value);
    if (text.length === 0 || asText(kept).length === 0 || JSON.stringify(kept) === JSON.stringify(value))
      return;
    spare.set(field, [{ value: text, from: other.provenance[field]?.from ?? 'reader' }]);
  };
  for (const field of [...SINGLE, 'title', 'authors', 'type', 'status'] as const)
    compare(field, keep[field], other[field]);
  for (const [name, value] of Object.entries(other.identifiers))
    compare(`identifiers.${name}`, keep.identifiers[name], value);
  return spare;
}

function asText(value: unknown): string | string[] {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return value.map(String);
  return typeof value === 'object' ? Object.values(value).join(': ') : String(value);
}
