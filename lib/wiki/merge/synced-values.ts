import { isWebUrl } from '@/lib/address/parse-url';
import type { KeyPoint } from '@/lib/record/schema/parts';
import type { Source } from '@/lib/record/schema/source';
import { SOURCE_TYPES, STANCES } from '@/lib/record/vocabulary';
import type { FieldValue, SyncedField, SyncedValues } from '@/lib/wiki/model/sync';
import type { CredibilityMapping } from '@/lib/wiki/model/wiki';

/** `isSharedVenue`: whether the venue is in the table that wikis know, and not the reader's own. */
export type SharingRules = { mapping: CredibilityMapping; isSharedVenue: (venueId: string) => boolean };

/**
 * The fields of a source that take part with a wiki. Absent: the reader's own venue, and an own rating for which no
 * mapping is set. `citedBy` is the wiki's and never takes part.
 */
export function getSyncedValues(source: Source, { mapping, isSharedVenue }: SharingRules): SyncedValues {
  const { venueId, credibilityOverride: ownRating, identifiers } = source;
  return {
    // A source without a title goes by its address here; a wiki has that already.
    title: source.title === source.url ? null : source.title,
    type: source.type,
    publishedDate: source.publishedDate,
    authors: source.authors,
    abstract: source.abstract,
    summary: source.summary,
    keyPoints: source.keyPoints.map(({ text }) => text),
    review: source.review,
    contextNote: source.contextNote,
    importance: source.importance,
    subtype: source.subtype,
    purpose: source.purpose,
    tags: source.tags,
    stance: source.stance,
    archiveUrl: source.archiveUrl,
    doi: identifiers.doi,
    arxiv: identifiers.arxiv,
    // Only papers have a place for it.
    ...(source.type === 'paper' ? { year: findYear(source) } : {}),
    ...(venueId === null || isSharedVenue(venueId) ? { venueId } : {}),
    ...(mapping && ownRating ? { credibility: mapping[ownRating.level] } : {}),
  };
}

/** The fields whose value is not shared with the wiki: the reader's own venue and rating. */
export function listLocalOnlyFields(
  { venueId, credibilityOverride }: Source,
  rules: SharingRules,
): SyncedField[] {
  const localOnlyFields: SyncedField[] = [];
  if (venueId !== null && !rules.isSharedVenue(venueId)) localOnlyFields.push('venueId');
  if (credibilityOverride && !rules.mapping) localOnlyFields.push('credibility');
  return localOnlyFields;
}

const findYear = ({ publishedDate }: Source): number | null =>
  publishedDate === null ? null : Number(publishedDate.slice(0, 4));

/**
 * Whether a value of the wiki has a place in a source. Venue and rating have none: they are the reader's table. A year is
 * part of a date that says more.
 */
export function canApplyToSource(field: SyncedField, value: FieldValue): boolean {
  switch (field) {
    case 'venueId':
    case 'credibility':
    case 'year':
      return false;
    case 'type':
      return SOURCE_TYPES.some((type) => type === value);
    case 'stance':
      return STANCES.some((stance) => stance === value);
    case 'archiveUrl':
      return typeof value === 'string' && isWebUrl(value);
    case 'publishedDate':
      return typeof value === 'string' && /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/.test(value);
    case 'importance':
      return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 100;
    case 'subtype':
    case 'purpose':
      return typeof value === 'string' && value.length <= 100;
    default:
      return true;
  }
}

/**
 * The source with values of a wiki, each marked as coming from it. A key point keeps its quotes as long as its words
 * stay. Values that are not takeable are left out.
 */
export function applyRemoteValues(
  source: Source,
  changes: SyncedValues,
  wikiName: string,
  now: Date,
): Source {
  let updatedSource: Source = source;
  const provenance = { ...source.provenance };
  for (const [name, value] of Object.entries(changes)) {
    const field = name as SyncedField;
    if (value === undefined || !canApplyToSource(field, value)) continue;
    updatedSource = applyRemoteValue(updatedSource, field, value);
    provenance[field] = { from: wikiName, candidates: listCandidates(source, field) };
  }
  return { ...updatedSource, provenance, updatedAt: now.toISOString() };
}

function applyRemoteValue(source: Source, field: SyncedField, value: FieldValue): Source {
  if (field === 'doi' || field === 'arxiv')
    return {
      ...source,
      identifiers: { ...source.identifiers, [field]: typeof value === 'string' ? value : null },
    };
  if (field === 'keyPoints') return { ...source, keyPoints: buildKeyPoints(source.keyPoints, value) };
  if (field === 'title') return { ...source, title: typeof value === 'string' ? value : '' };
  return { ...source, [field]: value };
}

function buildKeyPoints(currentKeyPoints: KeyPoint[], value: FieldValue): KeyPoint[] {
  const texts = Array.isArray(value) ? value : [];
  return texts.map(
    (text) => currentKeyPoints.find((point) => point.text.trim() === text) ?? { text, quotes: [] },
  );
}

// The replaced value becomes a candidate, so that the reader can restore it.
function listCandidates(source: Source, field: SyncedField) {
  const { candidates = [], from = 'reader' } = source.provenance[field] ?? {};
  const previousValue = field in source ? source[field as keyof Source] : null;
  const isText = typeof previousValue === 'string' && previousValue !== '';
  return isText ? [{ value: previousValue, from }, ...candidates] : candidates;
}
