import type { FieldEntry, SyncedValueSpec } from './field-entry';
import { ACCESS_KINDS, LINK_STATES, SOURCE_STATUSES, SOURCE_TYPES, STANCES } from './vocabulary';

const BOTH_DIRECTIONS = { direction: 'both' } as const;
const SEND_ONLY = { direction: 'send' } as const;
const TEXT_SPEC = { value: 'text', ...BOTH_DIRECTIONS } as const satisfies SyncedValueSpec;
const NUMBER_SPEC = { value: 'number', ...BOTH_DIRECTIONS } as const satisfies SyncedValueSpec;
const LIST_SPEC = { value: 'list', ...BOTH_DIRECTIONS } as const satisfies SyncedValueSpec;

/** A field of the source that only the program sets. */
const SYSTEM_FIELD = { mergeClass: 'system', stored: true, editable: false, exported: true } as const;
/** A field whose value is captured from the page. The reader can correct it. */
const CAPTURED_FIELD = { mergeClass: 'captured', stored: true, editable: true, exported: true } as const;
/** A field that only the reader fills. */
const WRITTEN_FIELD = { mergeClass: 'written', stored: true, editable: true, exported: true } as const;
/** A field of the draft that the source does not store, or stores within another field. */
const DRAFT_FIELD = { mergeClass: 'written', stored: false, editable: true, exported: false } as const;
/** One of the two fields in which the form edits the reader's rating (`credibilityOverride`). */
const RATING_PART = { ...DRAFT_FIELD, group: 'rating', partOf: 'credibilityOverride' } as const;

/**
 * The field registry. It has every field of the source and of its drafts, in the order of the export. Schemas, drafts, merges,
 * provenance, search, export and sync are derived from it. The `README.md` of this folder says how to add a field.
 */
export const SOURCE_FIELDS = {
  stableId: { kind: 'stable-id', ...SYSTEM_FIELD, required: true, labelKey: 'recordStableId' },
  id: { kind: 'resource-id', ...SYSTEM_FIELD, required: true, labelKey: 'recordResourceId' },
  url: {
    kind: 'url',
    ...CAPTURED_FIELD,
    required: true,
    labelKey: 'labelAddress',
    searchWord: 'address',
    searchable: true,
    capture: { candidates: 'canonicalUrl', value: 'computed' },
    hasProvenance: true,
  },
  aliases: { kind: 'url-list', ...SYSTEM_FIELD, required: true, labelKey: 'recordAliases' },
  title: {
    kind: 'line',
    ...CAPTURED_FIELD,
    required: true,
    labelKey: 'labelTitle',
    searchWord: 'title',
    canEndWithSiteName: true,
    capture: { candidates: 'title', value: 'best', refresh: true },
    hasProvenance: true,
    synced: { title: { ...TEXT_SPEC, position: 1 } },
    searchable: true,
  },
  authors: {
    kind: 'list',
    ...CAPTURED_FIELD,
    required: true,
    labelKey: 'labelAuthors',
    searchWord: 'author',
    capture: { candidates: 'authors', value: 'best', refresh: true },
    hasProvenance: true,
    synced: { authors: { ...LIST_SPEC, position: 5 } },
    searchable: true,
  },
  publishedDate: {
    kind: 'date',
    ...CAPTURED_FIELD,
    labelKey: 'labelPublished',
    searchWord: 'published',
    capture: { candidates: 'publishedDate', value: 'best', refresh: true },
    hasProvenance: true,
    // The year is computed from the date, so it is only sent.
    synced: {
      publishedDate: { ...TEXT_SPEC, position: 3 },
      year: { value: 'number', ...SEND_ONLY, labelKey: 'syncField_year', position: 20 },
    },
  },
  venueId: {
    kind: 'line',
    ...CAPTURED_FIELD,
    editable: false,
    labelKey: 'labelVenue',
    group: 'siteName',
    // The venue is only sent, because a wiki cannot change the reader's table of venues.
    synced: { venueId: { value: 'text', ...SEND_ONLY, position: 4 } },
  },
  siteName: {
    kind: 'line',
    ...CAPTURED_FIELD,
    labelKey: 'labelVenue',
    searchWord: 'venue',
    capture: { candidates: 'siteName', value: 'best', refresh: true },
    hasProvenance: true,
    searchable: true,
  },
  type: {
    kind: 'choice',
    choices: SOURCE_TYPES,
    ...CAPTURED_FIELD,
    required: true,
    initial: 'web',
    labelKey: 'labelType',
    searchWord: 'type',
    capture: { candidates: 'type', value: 'best' },
    hasProvenance: true,
    synced: { type: { ...TEXT_SPEC, position: 2 } },
  },
  subtype: {
    kind: 'line',
    ...CAPTURED_FIELD,
    maxLength: 100,
    labelKey: 'labelSubtype',
    searchWord: 'subtype',
    capture: { candidates: 'subtype', value: 'best' },
    hasProvenance: true,
    synced: { subtype: { ...TEXT_SPEC, position: 12 } },
  },
  purpose: {
    kind: 'line',
    ...CAPTURED_FIELD,
    maxLength: 100,
    labelKey: 'labelPurpose',
    searchWord: 'purpose',
    capture: { candidates: 'purpose', value: 'best' },
    hasProvenance: true,
    synced: { purpose: { ...TEXT_SPEC, position: 13 } },
  },
  language: {
    kind: 'line',
    ...CAPTURED_FIELD,
    labelKey: 'labelLanguage',
    searchWord: 'lang',
    capture: { candidates: 'language', value: 'best', refresh: true },
    hasProvenance: true,
  },
  identifiers: {
    kind: 'identifiers',
    ...CAPTURED_FIELD,
    required: true,
    labelKey: 'recordIdentifiers',
    searchWord: 'id',
    searchable: true,
    capture: { candidates: 'identifiers', value: 'best' },
    synced: {
      doi: { ...TEXT_SPEC, labelKey: 'syncField_doi', position: 18 },
      arxiv: { ...TEXT_SPEC, labelKey: 'syncField_arxiv', position: 19 },
    },
  },
  abstract: {
    kind: 'text',
    ...CAPTURED_FIELD,
    labelKey: 'labelAbstract',
    searchWord: 'abstract',
    searchable: true,
    capture: { candidates: 'abstract', value: 'best', refresh: true },
    hasProvenance: true,
    synced: { abstract: { ...TEXT_SPEC, position: 6 } },
  },
  summary: {
    kind: 'text',
    ...WRITTEN_FIELD,
    labelKey: 'labelSummary',
    searchWord: 'summary',
    searchable: true,
    synced: { summary: { ...TEXT_SPEC, position: 7 } },
  },
  keyPoints: {
    kind: 'key-points',
    ...WRITTEN_FIELD,
    required: true,
    labelKey: 'labelKeyPoints',
    searchWord: 'point',
    searchable: true,
    synced: { keyPoints: { ...LIST_SPEC, position: 8 } },
  },
  review: {
    kind: 'text',
    ...WRITTEN_FIELD,
    labelKey: 'labelReview',
    searchWord: 'review',
    searchable: true,
    synced: { review: { ...TEXT_SPEC, position: 9 } },
  },
  contextNote: {
    kind: 'text',
    ...WRITTEN_FIELD,
    labelKey: 'labelContextNote',
    searchWord: 'note',
    searchable: true,
    synced: { contextNote: { ...TEXT_SPEC, position: 10 } },
  },
  importance: {
    kind: 'number',
    minimum: 0,
    maximum: 100,
    ...WRITTEN_FIELD,
    labelKey: 'labelImportance',
    searchWord: 'importance',
    synced: { importance: { ...NUMBER_SPEC, position: 11 } },
  },
  tags: {
    kind: 'tags',
    ...WRITTEN_FIELD,
    mergeClass: 'list',
    required: true,
    labelKey: 'labelTags',
    searchWord: 'tag',
    searchable: true,
    capture: { candidates: 'keywords', value: 'none' },
    synced: { tags: { ...LIST_SPEC, position: 14 } },
  },
  stance: {
    kind: 'choice',
    choices: STANCES,
    ...WRITTEN_FIELD,
    labelKey: 'labelStance',
    searchWord: 'stance',
    synced: { stance: { ...TEXT_SPEC, position: 15 } },
  },
  // The rating is only sent. It does not replace a different rating in the wiki before the reader has compared both.
  credibilityOverride: {
    kind: 'rating',
    ...CAPTURED_FIELD,
    editable: false,
    labelKey: 'labelCredibility',
    searchWord: 'credibility',
    group: 'rating',
    synced: {
      credibility: { value: 'number', ...SEND_ONLY, labelKey: 'syncField_credibility', position: 17 },
    },
  },
  archiveUrl: {
    kind: 'url',
    ...CAPTURED_FIELD,
    labelKey: 'recordArchiveLink',
    searchWord: 'archive',
    capture: { value: 'computed' },
    synced: { archiveUrl: { ...TEXT_SPEC, position: 16 } },
  },
  linkState: {
    kind: 'link-state',
    choices: LINK_STATES,
    ...SYSTEM_FIELD,
    editable: true,
    labelKey: 'recordLinkState',
    searchWord: 'link',
  },
  access: {
    kind: 'choice',
    choices: ACCESS_KINDS,
    ...CAPTURED_FIELD,
    // Version 1 of the export file has no key for this field, so `formats/exported-source.ts` writes it into the provenance.
    exported: false,
    addedLater: true,
    labelKey: 'labelAccess',
    searchWord: 'access',
    capture: { value: 'computed' },
    hasProvenance: true,
  },
  citedBy: { kind: 'citing-pages', ...SYSTEM_FIELD, required: true, labelKey: 'citedByHeading' },
  status: {
    kind: 'choice',
    choices: SOURCE_STATUSES,
    ...CAPTURED_FIELD,
    editable: false,
    required: true,
    initial: 'inbox',
    labelKey: 'labelStatus',
    searchWord: 'status',
  },
  createdAt: {
    kind: 'timestamp',
    ...SYSTEM_FIELD,
    required: true,
    labelKey: 'recordSavedAt',
    searchWord: 'saved',
  },
  updatedAt: {
    kind: 'timestamp',
    ...SYSTEM_FIELD,
    required: true,
    labelKey: 'recordChangedAt',
    searchWord: 'changed',
  },
  provenance: { kind: 'provenance', ...SYSTEM_FIELD, required: true, labelKey: null },
  /** `inherit` (the level of the venue), or a level from `1` to `5`, which needs a reason. */
  credibilityLevel: { kind: 'rating-level', ...RATING_PART, labelKey: 'labelCredibility' },
  credibilityReason: { kind: 'text', ...RATING_PART, labelKey: 'labelReason' },
  /** The unsaved rating of a venue in the form; null after it was saved or discarded. */
  venueRating: { kind: 'venue-rating', ...DRAFT_FIELD, labelKey: null, group: null },
} as const satisfies Record<string, FieldEntry>;

/** The type of the registry, with the exact type of every entry. */
export type SourceFields = typeof SOURCE_FIELDS;
