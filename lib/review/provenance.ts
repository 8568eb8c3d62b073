import type { Draft, Edits } from '@/lib/model/draft';
import type { Extraction } from '@/lib/model/extraction';
import type { FieldProvenance, Source } from '@/lib/model/source';
import { IDENTIFIER_KINDS } from '@/lib/model/vocabulary';

/** The origin of what the reader typed. */
export const READER = 'reader';

type Candidate = FieldProvenance['candidates'][number];

/** The candidates a page gives for each field of the record, best first. */
export function candidatesOf(page: Extraction): Record<string, Candidate[]> {
  const fields: Record<string, Candidate[]> = {
    title: page.title,
    authors: page.authors,
    publishedDate: page.publishedDate,
    siteName: page.publication
      ? [{ value: page.publication.name, from: 'publication' }, ...page.siteName]
      : page.siteName,
    language: page.language,
    abstract: page.abstract,
    type: page.type,
    subtype: page.subtype,
    purpose: page.purpose,
    tags: page.keywords,
    url: page.canonicalUrl,
  };
  for (const kind of IDENTIFIER_KINDS) fields[`identifiers.${kind}`] = page.identifiers[kind];
  return fields;
}

/** Where each field of the source came from, and what else the page offered for it. */
export function provenanceOf(
  draft: Draft,
  page: Extraction | null,
  existing: Source | null,
): Source['provenance'] {
  const provenance: Source['provenance'] = { ...existing?.provenance };
  for (const [field, candidates] of page ? Object.entries(candidatesOf(page)) : []) {
    const from = originOf(field, candidates, provenance[field]?.from);
    if (from !== null) provenance[field] = { from, candidates };
  }
  for (const field of Object.keys(draft.edits) as (keyof Edits)[]) {
    if (!TYPED_OVER.has(field)) continue;
    const candidates = provenance[field]?.candidates ?? [];
    provenance[field] = { from: draft.chosen[field] ?? READER, candidates };
  }
  return provenance;
}

// What the reader typed stays theirs when the page is read again; the recorded address is the one visited.
function originOf(field: string, candidates: Candidate[], kept: string | undefined): string | null {
  if (kept === READER) return READER;
  if (field === 'url') return 'URL';
  return field === 'tags' ? null : (candidates[0]?.from ?? null);
}

// Fields that only the reader writes have one origin, which needs no note.
const TYPED_OVER = new Set<keyof Edits>([
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
