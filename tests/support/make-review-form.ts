import type { FormReferenceData } from '@/components/form/form-props';
import type { DraftForm } from '@/lib/app/form/draft-state';
import { buildExtractionFromTab } from '@/lib/record/draft/build-extraction-from-tab';
import { Draft, type Edits } from '@/lib/record/schema/draft';
import { Article, Extraction } from '@/lib/record/schema/extraction';

export const NOW = new Date('2026-03-12T14:32:00.000Z');
export const PAGE_URL = 'https://news.example/2024/05/28/a-story/';

/** Makes an extraction with every field. A test overrides only the fields that it checks. */
export const makeExtraction = (overrides: Partial<Extraction> = {}): Extraction =>
  Extraction.parse({
    ...buildExtractionFromTab({ url: PAGE_URL, title: 'A story | News' }, NOW),
    kind: 'article',
    httpStatus: 200,
    contentType: 'text/html',
    title: [
      { value: 'A story', from: 'JSON-LD headline' },
      { value: 'A story | News', from: 'og:title' },
    ],
    authors: [{ value: ['Ada Lovelace'], from: 'JSON-LD author' }],
    publishedDate: [{ value: '2024-05-28', from: 'JSON-LD datePublished' }],
    siteName: [{ value: 'News', from: 'og:site_name' }],
    ...overrides,
  });

export const makeArticle = (overrides: Partial<Article> = {}): Article =>
  Article.parse({
    scope: 'article',
    from: 'both',
    markdown: '# A story\n\nSome words.',
    text: 'A story\nSome words.',
    words: 4,
    keptShare: 0.8,
    cut: false,
    hint: null,
    ...overrides,
  });

export const makeDraft = (edits: Edits = {}, overrides: Partial<Draft> = {}): Draft =>
  Draft.parse({
    key: PAGE_URL,
    stableId: 'sid_AbCdEf0123',
    ofSaved: false,
    createdAt: NOW.toISOString(),
    updatedAt: NOW.toISOString(),
    edits,
    chosen: {},
    ...overrides,
  });

export const makeReviewForm = (overrides: Partial<DraftForm> = {}): DraftForm => ({
  extraction: makeExtraction(),
  unreadableReason: null,
  article: null,
  textStatus: 'pending',
  source: null,
  draft: makeDraft(),
  restoredDraftAt: null,
  isRecaptured: false,
  duplicates: [],
  discardedDraft: null,
  persistedAt: null,
  hasPersistFailed: false,
  problem: null,
  pendingSave: null,
  ...overrides,
});

/** Makes the reference data of a form about a page of an unrated venue, in an empty library. */
export const makeFormReferenceData = (overrides: Partial<FormReferenceData> = {}): FormReferenceData => ({
  isDatabaseNewer: false,
  rating: { kind: 'unrated', host: 'news.example' },
  venueName: null,
  venueNames: [],
  isLeftUnrated: false,
  importanceBandNames: ['a', 'b', 'c', 'd', 'e'],
  tags: [],
  importanceNeighbours: { below: null, above: null },
  provenance: {},
  preview: null,
  sync: null,
  ...overrides,
});
