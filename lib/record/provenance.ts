import type { FieldRegistry } from '@/lib/record/field-entry';
import { SOURCE_FIELDS } from '@/lib/record/fields';
import type { Draft } from '@/lib/record/schema/draft';
import type { Extraction } from '@/lib/record/schema/extraction';
import type { FieldProvenance } from '@/lib/record/schema/parts';
import type { Source } from '@/lib/record/schema/source';
import { IDENTIFIER_KINDS } from './vocabulary';

/** The origin of values that the reader typed. */
export const READER_ORIGIN = 'reader';

/** The origin of an empty value that has only unconfirmed candidates. */
export const UNCONFIRMED_ORIGIN = 'unconfirmed';

type Candidate = FieldProvenance['candidates'][number];

/** Returns the candidates of a page by field, best first. Each kind of identifier has a separate list (`identifiers.doi`). */
export function getCandidates(
  extraction: Extraction,
  registry: FieldRegistry = SOURCE_FIELDS,
): Record<string, Candidate[]> {
  const candidatesByField: Record<string, Candidate[]> = {};
  for (const [field, { capture }] of Object.entries(registry)) {
    const name = capture?.candidates;
    if (name === 'identifiers')
      for (const kind of IDENTIFIER_KINDS)
        candidatesByField[`${field}.${kind}`] = extraction.identifiers[kind];
    else if (name === 'siteName') candidatesByField[field] = listSiteNames(extraction);
    else if (name !== undefined) candidatesByField[field] = extraction[name];
  }
  return candidatesByField;
}

const getUnconfirmedCandidates = (extraction: Extraction | null, name: string | undefined): Candidate[] =>
  name === 'authors' || name === 'publishedDate' ? (extraction?.unconfirmed?.[name] ?? []) : [];

// On a platform, the name of the publication (a Substack, a channel) is a better site name than the name of the platform.
const listSiteNames = ({ publication, siteName }: Extraction): Candidate[] =>
  publication ? [{ value: publication.name, from: 'publication' }, ...siteName] : siteName;

/** Builds the provenance of a source: the origin of each field's value, and the candidates of the page. */
export function buildProvenance(
  draft: Draft,
  extraction: Extraction | null,
  existing: Source | null,
  registry: FieldRegistry = SOURCE_FIELDS,
): Source['provenance'] {
  const provenance: Source['provenance'] = { ...existing?.provenance };
  for (const [field, candidates] of extraction ? Object.entries(getCandidates(extraction, registry)) : []) {
    // The value of a field with the capture rule `none` never comes from its candidates, which are only suggestions.
    const isOnlySuggested = registry[field]?.capture?.value === 'none';
    const unconfirmed = getUnconfirmedCandidates(extraction, registry[field]?.capture?.candidates);
    const from =
      getOrigin(field, isOnlySuggested ? [] : candidates, provenance[field]?.from) ??
      (unconfirmed.length > 0 ? (provenance[field]?.from ?? UNCONFIRMED_ORIGIN) : null);
    if (from !== null) provenance[field] = { from, candidates: [...candidates, ...unconfirmed] };
  }
  setEditedOrigins(provenance, draft, registry);
  setIdentifierOrigins(provenance, draft, existing);
  const pointsProvenance = buildPointsProvenance(draft, existing?.provenance.keyPoints);
  if (pointsProvenance) provenance.keyPoints = pointsProvenance;
  return provenance;
}

function setEditedOrigins(
  provenance: Source['provenance'],
  { edits, chosen }: Draft,
  registry: FieldRegistry,
): void {
  for (const field of Object.keys(edits)) {
    const candidates = provenance[field]?.candidates ?? [];
    const chosenOrigin = chosen[field];
    if (registry[field]?.hasProvenance || chosenOrigin !== undefined)
      provenance[field] = { from: chosenOrigin ?? READER_ORIGIN, candidates };
    // Such a field has a provenance only while its value comes from a wiki.
    else delete provenance[field];
  }
}

/**
 * Sets the origin of each kind of identifier separately. The kinds are one field, but may come from different wikis. Removes the origin
 * of a value that the reader replaced.
 */
function setIdentifierOrigins(
  provenance: Source['provenance'],
  { edits, chosen }: Draft,
  existing: Source | null,
): void {
  if (!edits.identifiers) return;
  for (const kind of IDENTIFIER_KINDS) {
    const from = chosen[kind];
    if (from !== undefined) provenance[kind] = { from, candidates: provenance[kind]?.candidates ?? [] };
    else if (edits.identifiers[kind] !== existing?.identifiers[kind]) delete provenance[kind];
  }
}

/**
 * Returns the provenance of edited key points, or null if none of them comes from a wiki. The origin of the list is the reader. It has one
 * candidate for each wiki, with the texts of the points that come from that wiki.
 */
function buildPointsProvenance(
  { edits, adoptedPoints = [] }: Draft,
  saved: FieldProvenance | undefined,
): FieldProvenance | null {
  const savedPoints = (saved?.candidates ?? []).flatMap(({ value, from }) =>
    [value].flat().map((text) => ({ text, from })),
  );
  if (!edits.keyPoints || savedPoints.length + adoptedPoints.length === 0) return null;
  const texts = new Set(edits.keyPoints.map(({ text }) => text.trim()));
  const textsByOrigin = new Map<string, Set<string>>();
  for (const { text, from } of [...savedPoints, ...adoptedPoints])
    if (texts.has(text.trim()))
      textsByOrigin.set(from, (textsByOrigin.get(from) ?? new Set()).add(text.trim()));
  const candidates = [...textsByOrigin].map(([from, values]) => ({ value: [...values], from }));
  return candidates.length > 0 ? { from: READER_ORIGIN, candidates } : null;
}

/** Returns the wiki from which a key point was adopted. Returns null for other points, and if the reader changed the text. */
export const findPointOrigin = (provenance: FieldProvenance | undefined, text: string): string | null =>
  provenance?.candidates.find(({ value }) => Array.isArray(value) && value.includes(text.trim()))?.from ??
  null;

// A new capture does not change the origin of a typed value. The origin of a captured URL is always `URL`.
function getOrigin(field: string, candidates: Candidate[], savedOrigin: string | undefined): string | null {
  if (savedOrigin === READER_ORIGIN) return READER_ORIGIN;
  return field === 'url' ? 'URL' : (candidates[0]?.from ?? null);
}
