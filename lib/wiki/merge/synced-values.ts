import { isWebUrl } from '@/lib/address/parse-url';
import { readStoredValue } from '@/lib/record/convert-values';
import type { FieldRegistry } from '@/lib/record/field-entry';
import { listSyncedEntries, type SyncedFieldEntry } from '@/lib/record/field-lists';
import { SOURCE_FIELDS } from '@/lib/record/fields';
import { READER_ORIGIN } from '@/lib/record/provenance';
import { getItemKey, isKeyPoint } from '@/lib/record/same-value';
import type { KeyPoint } from '@/lib/record/schema/parts';
import type { Source } from '@/lib/record/schema/source';
import type { FieldValue, SyncedField, SyncedValues } from '@/lib/wiki/model/sync';
import type { CredibilityMapping } from '@/lib/wiki/model/wiki';

/** What a wiki may receive. `isShippedVenue` returns true for the shipped venues, which wikis know, and false for custom venues. */
export type SharingRules = { mapping: CredibilityMapping; isShippedVenue: (venueId: string) => boolean };

/**
 * Returns the values of a source that are synced with a wiki. It omits a custom venue, a rating of the reader that the wiki maps
 * to no value, and the year of a source that is not a paper.
 */
export function getSyncedValues(
  source: Source,
  rules: SharingRules,
  registry: FieldRegistry = SOURCE_FIELDS,
): SyncedValues {
  const values: SyncedValues = {};
  for (const syncedEntry of listSyncedEntries(registry)) {
    const value = readSyncedValue(syncedEntry, source, rules);
    if (value !== undefined) Object.assign(values, { [syncedEntry.name]: value });
  }
  return values;
}

type ValueReader = (source: Source, rules: SharingRules) => FieldValue | undefined;

/** Readers of the values that are computed. All other values are read from the field of the same name. */
const COMPUTED_VALUE_READERS: Partial<Record<string, ValueReader>> = {
  // A source without a title has its URL as the title, and the wiki already has the URL.
  title: ({ title, url }) => (title === url ? null : title),
  // Wikis store the year of papers only.
  year: (source) => (source.type === 'paper' ? findYear(source) : undefined),
  venueId: ({ venueId }, { isShippedVenue }) =>
    venueId === null || isShippedVenue(venueId) ? venueId : undefined,
  credibility: ({ credibilityOverride: rating }, { mapping }) =>
    mapping && rating ? mapping[rating.level] : undefined,
};

function readSyncedValue(
  { name, field, entry }: SyncedFieldEntry,
  source: Source,
  rules: SharingRules,
): FieldValue | undefined {
  const readValue = COMPUTED_VALUE_READERS[name];
  if (readValue) return readValue(source, rules);
  return toFieldValue(
    entry.kind === 'identifiers' ? source.identifiers[name] : readStoredValue(source, field),
  );
}

function toFieldValue(value: unknown): FieldValue {
  if (Array.isArray(value))
    return value.map((item: unknown) => (isKeyPoint(item) ? item.text : String(item)));
  return typeof value === 'string' || typeof value === 'number' ? value : null;
}

/** Lists the fields with a value that the wiki may not receive: a custom venue, and a rating without a mapping. */
export function listLocalOnlyFields(
  { venueId, credibilityOverride }: Source,
  rules: SharingRules,
): SyncedField[] {
  const localOnlyFields: SyncedField[] = [];
  if (venueId !== null && !rules.isShippedVenue(venueId)) localOnlyFields.push('venueId');
  if (credibilityOverride && !rules.mapping) localOnlyFields.push('credibility');
  return localOnlyFields;
}

const findYear = ({ publishedDate }: Source): number | null =>
  publishedDate === null ? null : Number(publishedDate.slice(0, 4));

/** Returns whether a source can store a remote value. The field must be synced in both directions, and the value must be valid. */
export function canApplyToSource(
  field: SyncedField,
  value: FieldValue,
  registry: FieldRegistry = SOURCE_FIELDS,
): boolean {
  const syncedEntry = listSyncedEntries(registry).find(({ name }) => name === field);
  if (syncedEntry?.direction !== 'both') return false;
  const { entry } = syncedEntry;
  switch (entry.kind) {
    case 'choice':
      return entry.choices.some((choice) => choice === value);
    case 'url':
      return typeof value === 'string' && isWebUrl(value);
    case 'date':
      // Wikis store only dates with a day.
      return typeof value === 'string' && /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/.test(value);
    case 'number':
      return Number.isInteger(value) && Number(value) >= entry.minimum && Number(value) <= entry.maximum;
    default:
      return entry.maxLength === undefined || (typeof value === 'string' && value.length <= entry.maxLength);
  }
}

/**
 * Returns the source with remote values and their provenance. The quotes of a key point with an unchanged text stay. Values that a
 * source cannot store are omitted.
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
    // The wiki is not the origin of a list that also has tags of the reader.
    if (field === 'tags' && hasOwnTags(source, value, wikiName)) delete provenance.tags;
    else provenance[field] = { from: wikiName, candidates: listCandidates(source, field) };
  }
  return { ...updatedSource, provenance, updatedAt: now.toISOString() };
}

/** Returns whether tags of a source that do not come from this wiki are among the merged tags. */
function hasOwnTags({ tags, provenance }: Source, mergedTags: FieldValue, wikiName: string): boolean {
  if (provenance.tags?.from === wikiName) return false;
  const mergedKeys = new Set([mergedTags].flat().map((tag) => getItemKey('tags', tag)));
  return tags.some((tag) => mergedKeys.has(getItemKey('tags', tag)));
}

function applyRemoteValue(source: Source, field: SyncedField, value: FieldValue): Source {
  if (field in source.identifiers)
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
  const { candidates = [], from = READER_ORIGIN } = source.provenance[field] ?? {};
  const previousValue = field in source ? source[field as keyof Source] : null;
  const isText = typeof previousValue === 'string' && previousValue !== '';
  return isText ? [{ value: previousValue, from }, ...candidates] : candidates;
}
