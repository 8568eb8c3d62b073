import { dedupeBy } from '@/lib/base/dedupe-by';
import type { FieldProvenance } from '@/lib/record/schema/parts';
import type { Source } from '@/lib/record/schema/source';

type Candidate = FieldProvenance['candidates'][number];

/**
 * One record out of two of the same work, with everything of both. `keep` gives its ids, URL and, where both have one,
 * each single value; the other's value stays as a candidate of that field. Texts of the reader's that both have stand one
 * below the other, lists are united, and every address of both is an alias. Snapshots are moved by the store.
 */
export function mergeSources(target: Source, duplicate: Source): Source {
  return {
    ...target,
    aliases: uniteLists([target.aliases, [duplicate.url], duplicate.aliases]).filter(
      (address) => address !== target.url,
    ),
    title: target.title === '' ? duplicate.title : target.title,
    authors: target.authors.length > 0 ? target.authors : duplicate.authors,
    ...fillMissingFields(target, duplicate),
    identifiers: mergeIdentifiers(target.identifiers, duplicate.identifiers),
    summary: joinTexts(target.summary, duplicate.summary),
    review: joinTexts(target.review, duplicate.review),
    contextNote: joinTexts(target.contextNote, duplicate.contextNote),
    keyPoints: dedupeBy([...target.keyPoints, ...duplicate.keyPoints], (point) => JSON.stringify(point)),
    tags: uniteLists([target.tags, duplicate.tags]),
    linkState: pickNewerLinkState(target.linkState, duplicate.linkState),
    citedBy: dedupeBy([...target.citedBy, ...duplicate.citedBy], ({ wiki, pageId }) => `${wiki}\n${pageId}`),
    createdAt: sortTimestamps(target.createdAt, duplicate.createdAt)[0],
    updatedAt: sortTimestamps(target.updatedAt, duplicate.updatedAt)[1],
    provenance: mergeProvenance(target, duplicate),
  };
}

const SINGLE_VALUE_FIELDS = [
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

const fillMissingFields = (target: Source, duplicate: Source): Partial<Source> =>
  Object.fromEntries(SINGLE_VALUE_FIELDS.map((field) => [field, target[field] ?? duplicate[field]]));

const uniteLists = (lists: string[][]): string[] => [...new Set(lists.flat())];

function joinTexts(targetText: string | null, duplicateText: string | null): string | null {
  if (!targetText || !duplicateText) return targetText || duplicateText;
  return targetText.includes(duplicateText.trim()) ? targetText : `${targetText}\n\n${duplicateText}`;
}

function mergeIdentifiers(
  targetIdentifiers: Source['identifiers'],
  duplicateIdentifiers: Source['identifiers'],
): Source['identifiers'] {
  const merged = { ...targetIdentifiers };
  for (const [name, value] of Object.entries(duplicateIdentifiers)) merged[name] ??= value;
  return merged;
}

const sortTimestamps = (a: string, b: string): [earlier: string, later: string] =>
  a.localeCompare(b) <= 0 ? [a, b] : [b, a];

const pickNewerLinkState = (a: Source['linkState'], b: Source['linkState']): Source['linkState'] =>
  (a?.checkedAt ?? '') >= (b?.checkedAt ?? '') ? (a ?? b) : b;

// What the other record says of a field that `keep` fills differently is not lost: it becomes one of its candidates.
function mergeProvenance(target: Source, duplicate: Source): Source['provenance'] {
  const merged: Source['provenance'] = { ...target.provenance };
  const alternatives = getAlternativeValues(target, duplicate);
  for (const field of new Set([...Object.keys(duplicate.provenance), ...alternatives.keys()])) {
    const [targetProvenance, duplicateProvenance] = [target.provenance[field], duplicate.provenance[field]];
    const addedCandidates: Candidate[] = [
      ...(alternatives.get(field) ?? []),
      ...(duplicateProvenance?.candidates ?? []),
    ];
    const origin =
      targetProvenance?.from ?? (alternatives.has(field) ? 'reader' : duplicateProvenance?.from) ?? 'reader';
    merged[field] = {
      from: origin,
      candidates: dedupeBy([...(targetProvenance?.candidates ?? []), ...addedCandidates], (candidate) =>
        JSON.stringify(candidate),
      ),
    };
  }
  return merged;
}

function getAlternativeValues(target: Source, duplicate: Source): Map<string, Candidate[]> {
  const alternatives = new Map<string, Candidate[]>();
  const addAlternative = (field: string, targetValue: unknown, duplicateValue: unknown): void => {
    const candidateValue = formatCandidateValue(duplicateValue);
    if (
      candidateValue.length === 0 ||
      formatCandidateValue(targetValue).length === 0 ||
      JSON.stringify(targetValue) === JSON.stringify(duplicateValue)
    )
      return;
    alternatives.set(field, [{ value: candidateValue, from: duplicate.provenance[field]?.from ?? 'reader' }]);
  };
  for (const field of [...SINGLE_VALUE_FIELDS, 'title', 'authors', 'type', 'status'] as const)
    addAlternative(field, target[field], duplicate[field]);
  for (const [name, value] of Object.entries(duplicate.identifiers))
    addAlternative(`identifiers.${name}`, target.identifiers[name], value);
  return alternatives;
}

function formatCandidateValue(value: unknown): string | string[] {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return value.map(String);
  return typeof value === 'object' ? Object.values(value).join(': ') : String(value);
}
