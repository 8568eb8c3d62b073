import { z } from 'zod';

/** How old the server is that is played (README). */
export const MODES = ['base', 'base-as-committed', 'newer'] as const;
export type Mode = (typeof MODES)[number];

// Zod's own `max` counts code points in this version; the protocol counts UTF-16 code units.
const upTo = (max: number, min = 0) =>
  z
    .string()
    .refine((value) => value.length >= min && value.length <= max, `Must have ${min} to ${max} characters`);
const text = (max: number) => upTo(max).nullish();
const list = (most: number, longest: number) => z.array(upTo(longest)).max(most).nullish();
const pageIds = z.array(upTo(200, 1)).max(500).nullish();

/** What may stand in an upsert on every server (protocol, section 5.1). Unknown fields are dropped by the schema. */
const baseFields = {
  id: upTo(200, 1),
  url: upTo(2000).refine((value) => URL.canParse(value), 'Invalid url'),
  title: text(1000),
  type: z
    .enum(['paper', 'blog', 'report', 'book', 'talk', 'podcast', 'government', 'reference', 'web'])
    .nullish(),
  summary: text(50_000),
  review: text(50_000),
  abstract: text(50_000),
  keyPoints: list(50, 2000),
  publicationId: text(200),
  authors: list(5000, 500),
  // A day that does not exist passes here and fails in the store: a 500 (section 4).
  publishedDate: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}$/)
    .nullish(),
  tags: list(50, 200),
  localFilename: text(500),
  credibilityOverride: z.number().min(0).max(1).nullish(),
  fetchedAt: z.iso.datetime().nullish(),
  contentHash: text(200),
  stableId: text(20),
  citedBy: pageIds,
  archiveUrl: upTo(2000)
    .refine((value) => URL.canParse(value), 'Invalid url')
    .nullish(),
};

/** What April 2026 added (section 11). */
const newerFields = {
  stance: z.enum(['support', 'oppose', 'neutral', 'mixed', 'analysis']).nullish(),
  contextNote: text(500),
  resourcePurpose: text(100),
  resourceSubtype: text(100),
  typeMetadata: z.record(z.string(), z.unknown()).nullish(),
  publisherEntityId: text(200),
  relatedEntityIds: list(50, 200),
  enrichmentStatus: text(50),
  importanceScore: z.number().min(0).max(1).nullish(),
  contentLifecycle: z.enum(['immutable', 'versioned', 'evergreen', 'ephemeral']).nullish(),
};

const baseUpsert = z.object(baseFields);
const newerUpsert = z.object({ ...baseFields, ...newerFields });
export type Upsert = z.infer<typeof baseUpsert> & Partial<z.infer<typeof newerUpsert>>;

export const BASE_COLUMNS = Object.keys(baseFields).filter((name) => !['citedBy'].includes(name));
export const NEWER_COLUMNS = Object.keys(newerFields);

/** One resource as a server of this age reads it. */
export const upsertSchema = (mode: Mode): z.ZodType<Upsert> => (mode === 'newer' ? newerUpsert : baseUpsert);

const batchOf = (mode: Mode) => z.object({ items: z.array(upsertSchema(mode)).min(1).max(200) });
const batches = { base: batchOf('base'), newer: batchOf('newer') };

/** A batch of 1–200 resources. */
export const batchSchema = (mode: Mode) => (mode === 'newer' ? batches.newer : batches.base);

const baseStates = ['ok', 'dead', 'paywall', 'error'] as const;
export const fetchStatusSchema = (mode: Mode) =>
  z.object({
    fetchStatus:
      mode === 'newer'
        ? z.enum([...baseStates, 'soft_404', 'not_found', 'timeout', 'unreachable'])
        : z.enum(baseStates),
    lastFetchedAt: z.iso.datetime(),
    fetchedTitle: upTo(1000).optional(),
  });

export const contentSchema = z.object({
  url: upTo(2000, 1),
  fetchedAt: z.iso.datetime(),
  resourceId: text(200),
  httpStatus: z.int().nullish(),
  contentType: text(200),
  pageTitle: text(1000),
  fullTextPreview: text(51_200),
  fullText: text(5_242_880),
  contentLength: z.int().nullish(),
  contentHash: text(64),
  fetchMethod: text(50),
});
export type Content = z.infer<typeof contentSchema>;

const detail = {
  paper: {
    arxivId: text(50),
    doi: text(200),
    semanticScholarId: text(200),
    abstract: text(50_000),
    citationCount: z.int().min(0).nullish(),
    influentialCitationCount: z.int().min(0).nullish(),
    categories: list(20, 50),
    methodology: text(100),
    year: z.int().min(1900).max(2100).nullish(),
  },
  forumPost: {
    forum: z.enum(['lesswrong', 'alignmentforum', 'eaforum']),
    forumPostId: text(200),
    forumSlug: text(500),
    karma: z.int().nullish(),
    commentCount: z.int().min(0).nullish(),
    authorUsername: text(200),
    forumTags: list(50, 200),
    sequenceTitle: text(500),
    curated: z.boolean().nullish(),
    crossPostedFrom: text(200),
    canonicalForum: text(50),
  },
  policyDoc: {
    documentType: text(100),
    effectiveDate: text(100),
    documentStatus: text(100),
    jurisdictionEntityId: text(200),
    agencyEntityId: text(200),
    policyEntityId: text(200),
    referenceNumber: text(200),
  },
};
export type DetailKind = keyof typeof detail;
export const detailSchemas = {
  paper: z.object(detail.paper),
  forumPost: z.object(detail.forumPost),
  policyDoc: z.object(detail.policyDoc),
};
const ofResource = { resourceId: upTo(200, 1) };
export const batchDetailsSchema = z.object({
  papers: z
    .array(z.object({ ...ofResource, ...detail.paper }))
    .max(200)
    .optional(),
  forumPosts: z
    .array(z.object({ ...ofResource, ...detail.forumPost }))
    .max(200)
    .optional(),
  policyDocs: z
    .array(z.object({ ...ofResource, ...detail.policyDoc }))
    .max(200)
    .optional(),
});
export const suggestSchema = z.object({
  urls: z
    .array(z.string().refine((url) => URL.canParse(url)))
    .min(1)
    .max(50),
});
