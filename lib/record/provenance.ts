import type { Draft, Edits } from '@/lib/record/schema/draft';
import type { Extraction } from '@/lib/record/schema/extraction';
import type { FieldProvenance } from '@/lib/record/schema/parts';
import type { Source } from '@/lib/record/schema/source';
import { IDENTIFIER_KINDS } from '@/lib/record/vocabulary';

/** The origin of what the reader typed. */
export const READER_ORIGIN = 'reader';

type Candidate = FieldProvenance['candidates'][number];

/** The candidates a page gives for each field of the record, best first. */
export function getCandidates(extraction: Extraction): Record<string, Candidate[]> {
  const candidatesByField: Record<string, Candidate[]> = {
    title: extraction.title,
    authors: extraction.authors,
    publishedDate: extraction.publishedDate,
    siteName: extraction.publication
      ? [{ value: extraction.publication.name, from: 'publication' }, ...extraction.siteName]
      : extraction.siteName,
    language: extraction.language,
    abstract: extraction.abstract,
    type: extraction.type,
    subtype: extraction.subtype,
    purpose: extraction.purpose,
    tags: extraction.keywords,
    url: extraction.canonicalUrl,
  };
  for (const kind of IDENTIFIER_KINDS)
    candidatesByField[`identifiers.${kind}`] = extraction.identifiers[kind];
  return candidatesByField;
}

/** Where each field of the source came from, and what else the page offered for it. */
export function buildProvenance(
  draft: Draft,
  extraction: Extraction | null,
  existing: Source | null,
): Source['provenance'] {
  const provenance: Source['provenance'] = { ...existing?.provenance };
  for (const [field, candidates] of extraction ? Object.entries(getCandidates(extraction)) : []) {
    const from = getOrigin(field, candidates, provenance[field]?.from);
    if (from !== null) provenance[field] = { from, candidates };
  }
  for (const field of Object.keys(draft.edits) as (keyof Edits)[]) {
    if (!OVERRIDABLE_FIELDS.has(field)) continue;
    const candidates = provenance[field]?.candidates ?? [];
    provenance[field] = { from: draft.chosen[field] ?? READER_ORIGIN, candidates };
  }
  return provenance;
}

// What the reader typed stays theirs when the page is read again; the recorded address is the one visited.
function getOrigin(field: string, candidates: Candidate[], savedOrigin: string | undefined): string | null {
  if (savedOrigin === READER_ORIGIN) return READER_ORIGIN;
  if (field === 'url') return 'URL';
  return field === 'tags' ? null : (candidates[0]?.from ?? null);
}

// Fields that only the reader writes have one origin, which needs no note.
const OVERRIDABLE_FIELDS = new Set<keyof Edits>([
  'title',
  'authors',
  'publishedDate',
  'siteName',
  'language',
  'abstract',
  'type',
  'subtype',
  'purpose',
  'url',
  'access',
]);
