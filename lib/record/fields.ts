import type { FieldEntry, SyncedValueSpec } from './field-entry';
import { ACCESS_KINDS, LINK_STATES, SOURCE_STATUSES, SOURCE_TYPES, STANCES } from './vocabulary';

const BOTH_DIRECTIONS = { direction: 'both' } as const;
const SEND_ONLY = { direction: 'send' } as const;
const TEXT = { value: 'text', ...BOTH_DIRECTIONS } as const satisfies SyncedValueSpec;
const NUMBER = { value: 'number', ...BOTH_DIRECTIONS } as const satisfies SyncedValueSpec;
const LIST = { value: 'list', ...BOTH_DIRECTIONS } as const satisfies SyncedValueSpec;

/** A field of the source that only the program sets. */
const SYSTEM = { mergeClass: 'system', stored: true, editable: false, exported: true } as const;
/** A field whose value is captured from the page. The reader can correct it. */
const CAPTURED = { mergeClass: 'captured', stored: true, editable: true, exported: true } as const;
/** A field that only the reader fills. */
const WRITTEN = { mergeClass: 'written', stored: true, editable: true, exported: true } as const;
/** A field of the draft that the source does not store, or stores within another field. */
const DRAFT_ONLY = { mergeClass: 'written', stored: false, editable: true, exported: false } as const;
/** One of the two fields in which the form edits the reader's rating (`credibilityOverride`). */
const RATING_PART = { ...DRAFT_ONLY, group: 'rating', partOf: 'credibilityOverride' } as const;

/**
 * The field registry. It has every field of the source and of its drafts, in the order of the export. Schemas, drafts, merges,
 * provenance, search, export and sync are derived from it. The `README.md` of this folder says how to add a field.
 */
export const SOURCE_FIELDS = {
  stableId: { kind: 'stable-id', ...SYSTEM, required: true, labelKey: 'recordStableId' },
  id: { kind: 'resource-id', ...SYSTEM, required: true, labelKey: 'recordResourceId' },
  url: {
    kind: 'url',
    ...CAPTURED,
    required: true,
    labelKey: 'labelAddress',
    searchWord: 'address',
    searchable: true,
    capture: { candidates: 'canonicalUrl', value: 'computed' },
    hasProvenance: true,
  },
  aliases: { kind: 'url-list', ...SYSTEM, required: true, labelKey: 'recordAliases' },
  title: {
    kind: 'line',
    ...CAPTURED,
    required: true,
    labelKey: 'labelTitle',
    searchWord: 'title',
    canEndWithSiteName: true,
    capture: { candidates: 'title', value: 'best', refresh: true },
    hasProvenance: true,
    synced: { title: { ...TEXT, position: 1 } },
    searchable: true,
  },
  authors: {
    kind: 'list',
    ...CAPTURED,
    required: true,
    labelKey: 'labelAuthors',
    searchWord: 'author',
    capture: { candidates: 'authors', value: 'best', refresh: true },
    hasProvenance: true,
    synced: { authors: { ...LIST, position: 5 } },
    searchable: true,
  },
  publishedDate: {
    kind: 'date',
    ...CAPTURED,
    labelKey: 'labelPublished',
    searchWord: 'published',
    capture: { candidates: 'publishedDate', value: 'best', refresh: true },
    hasProvenance: true,
    // The year is computed from the date, so it is only sent.
    synced: {
      publishedDate: { ...TEXT, position: 3 },
      year: { value: 'number', ...SEND_ONLY, labelKey: 'syncField_year', position: 20 },
    },
  },
  venueId: {
    kind: 'line',
    ...CAPTURED,
    editable: false,
    labelKey: 'labelVenue',
    group: 'siteName',
    // The venue is only sent, because a wiki cannot change the reader's table of venues.
    synced: { venueId: { value: 'text', ...SEND_ONLY, position: 4 } },
  },
  siteName: {
    kind: 'line',
    ...CAPTURED,
    labelKey: 'labelVenue',
    searchWord: 'venue',
    capture: { candidates: 'siteName', value: 'best', refresh: true },
    hasProvenance: true,
    searchable: true,
  },
  type: {
    kind: 'choice',
    choices: SOURCE_TYPES,
    ...CAPTURED,
    required: true,
    initial: 'web',
    labelKey: 'labelType',
    searchWord: 'type',
    capture: { candidates: 'type', value: 'best' },
    hasProvenance: true,
    synced: { type: { ...TEXT, position: 2 } },
  },
  subtype: {
    kind: 'line',
    ...CAPTURED,
    maxLength: 100,
    labelKey: 'labelSubtype',
    searchWord: 'subtype',
    capture: { candidates: 'subtype', value: 'best' },
    hasProvenance: true,
    synced: { subtype: { ...TEXT, position: 12 } },
  },
  purpose: {
    kind: 'line',
    ...CAPTURED,
    maxLength: 100,
    labelKey: 'labelPurpose',
    searchWord: 'purpose',
    capture: { candidates: 'purpose', value: 'best' },
    hasProvenance: true,
    synced: { purpose: { ...TEXT, position: 13 } },
  },
  language: {
    kind: 'line',
    ...CAPTURED,
    labelKey: 'labelLanguage',
    searchWord: 'lang',
    capture: { candidates: 'language', value: 'best', refresh: true },
    hasProvenance: true,
  },
  identifiers: {
    kind: 'identifiers',
    ...CAPTURED,
    required: true,
    labelKey: 'recordIdentifiers',
    searchWord: 'id',
    searchable: true,
    capture: { candidates: 'identifiers', value: 'best' },
    synced: {
      doi: { ...TEXT, labelKey: 'syncField_doi', position: 18 },
      arxiv: { ...TEXT, labelKey: 'syncField_arxiv', position: 19 },
    },
  },
  abstract: {
    kind: 'text',
    ...CAPTURED,
    labelKey: 'labelAbstract',
    searchWord: 'abstract',
    searchable: true,
    capture: { candidates: 'abstract', value: 'best', refresh: true },
    hasProvenance: true,
    synced: { abstract: { ...TEXT, position: 6 } },
  },
  summary: {
    kind: 'text',
    ...WRITTEN,
    labelKey: 'labelSummary',
    searchWord: 'summary',
    searchable: true,
    synced: { summary: { ...TEXT, position: 7 } },
  },
  keyPoints: {
    kind: 'key-points',
    ...WRITTEN,
    required: true,
    labelKey: 'labelKeyPoints',
    searchWord: 'point',
    searchable: true,
    synced: { keyPoints: { ...LIST, position: 8 } },
  },
  review: {
    kind: 'text',
    ...WRITTEN,
    labelKey: 'labelReview',
    searchWord: 'review',
    searchable: true,
    synced: { review: { ...TEXT, position: 9 } },
  },
  contextNote: {
    kind: 'text',
    ...WRITTEN,
    labelKey: 'labelContextNote',
    searchWord: 'note',
    searchable: true,
    synced: { contextNote: { ...TEXT, position: 10 } },
  },
  importance: {
    kind: 'number',
    minimum: 0,
    maximum: 100,
    ...WRITTEN,
    labelKey: 'labelImportance',
    searchWord: 'importance',
    synced: { importance: { ...NUMBER, position: 11 } },
  },
  tags: {
    kind: 'tags',
    ...WRITTEN,
    mergeClass: 'list',
    required: true,
    labelKey: 'labelTags',
    searchWord: 'tag',
    searchable: true,
    capture: { candidates: 'keywords', value: 'none' },
    synced: { tags: { ...LIST, position: 14 } },
  },
  stance: {
    kind: 'choice',
    choices: STANCES,
    ...WRITTEN,
    labelKey: 'labelStance',
    searchWord: 'stance',
    synced: { stance: { ...TEXT, position: 15 } },
  },
  // The rating is only sent. It does not replace a different rating in the wiki before the reader has compared both.
  credibilityOverride: {
    kind: 'rating',
    ...CAPTURED,
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
    ...CAPTURED,
    labelKey: 'recordArchiveLink',
    searchWord: 'archive',
    capture: { value: 'computed' },
    synced: { archiveUrl: { ...TEXT, position: 16 } },
  },
  linkState: {
    kind: 'link-state',
    choices: LINK_STATES,
    ...SYSTEM,
    editable: true,
    labelKey: 'recordLinkState',
    searchWord: 'link',
  },
  access: {
    kind: 'choice',
    choices: ACCESS_KINDS,
    ...CAPTURED,
    // Version 1 of the export file has no key for this field, so `formats/exported-source.ts` writes it into the provenance.
    exported: false,
    addedLater: true,
    labelKey: 'labelAccess',
    searchWord: 'access',
    capture: { value: 'computed' },
    hasProvenance: true,
  },
  citedBy: { kind: 'citing-pages', ...SYSTEM, required: true, labelKey: 'citedByHeading' },
  status: {
    kind: 'choice',
    choices: SOURCE_STATUSES,
    ...CAPTURED,
    editable: false,
    required: true,
    initial: 'inbox',
    labelKey: 'labelStatus',
    searchWord: 'status',
  },
  createdAt: { kind: 'timestamp', ...SYSTEM, required: true, labelKey: 'recordSavedAt', searchWord: 'saved' },
  updatedAt: {
    kind: 'timestamp',
    ...SYSTEM,
    required: true,
    labelKey: 'recordChangedAt',
    searchWord: 'changed',
  },
  provenance: { kind: 'provenance', ...SYSTEM, required: true, labelKey: null },
  /** `inherit` (the level of the venue), or a level from `1` to `5`, which needs a reason. */
  credibilityLevel: { kind: 'rating-level', ...RATING_PART, labelKey: 'labelCredibility' },
  credibilityReason: { kind: 'text', ...RATING_PART, labelKey: 'labelReason' },
  /** The unsaved rating of a venue in the form; null after it was saved or discarded. */
  venueRating: { kind: 'venue-rating', ...DRAFT_ONLY, labelKey: null, group: null },
} as const satisfies Record<string, FieldEntry>;

/** The type of the registry, with the exact type of every entry. */
export type SourceFields = typeof SOURCE_FIELDS;
