import { z } from 'zod';

/** The modes of this server. Each simulates a version of the real server (tests/wiki-server/README.md). */
export const MODES = ['base', 'base-with-faults', 'newer'] as const;
export type Mode = (typeof MODES)[number];

// The protocol counts UTF-16 code units, but `max` of this Zod version counts code points.
const createBoundedString = (max: number, min = 0) =>
  z
    .string()
    .refine((value) => value.length >= min && value.length <= max, `Must have ${min} to ${max} characters`);
const createOptionalText = (max: number) => createBoundedString(max).nullish();
const createOptionalList = (maxItems: number, maxItemLength: number) =>
  z.array(createBoundedString(maxItemLength)).max(maxItems).nullish();
const pageIds = z.array(createBoundedString(200, 1)).max(500).nullish();

/** The fields of an upsert on every server (docs/wiki-protocol.md, section 5.1). The schema drops unknown fields. */
const baseFields = {
  id: createBoundedString(200, 1),
  url: createBoundedString(2000).refine((value) => URL.canParse(value), 'Invalid url'),
  title: createOptionalText(1000),
  type: z
    .enum(['paper', 'blog', 'report', 'book', 'talk', 'podcast', 'government', 'reference', 'web'])
    .nullish(),
  summary: createOptionalText(50_000),
  review: createOptionalText(50_000),
  abstract: createOptionalText(50_000),
  keyPoints: createOptionalList(50, 2000),
  publicationId: createOptionalText(200),
  authors: createOptionalList(5000, 500),
  // A date that does not exist passes the schema, as on the real server, and fails in the database with a 500 (section 4).
  publishedDate: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}$/)
    .nullish(),
  tags: createOptionalList(50, 200),
  localFilename: createOptionalText(500),
  credibilityOverride: z.number().min(0).max(1).nullish(),
  fetchedAt: z.iso.datetime().nullish(),
  contentHash: createOptionalText(200),
  stableId: createOptionalText(20),
  citedBy: pageIds,
  archiveUrl: createBoundedString(2000)
    .refine((value) => URL.canParse(value), 'Invalid url')
    .nullish(),
};

/** The fields that only servers from April 2026 on have (section 11). */
const newerFields = {
  stance: z.enum(['support', 'oppose', 'neutral', 'mixed', 'analysis']).nullish(),
  contextNote: createOptionalText(500),
  resourcePurpose: createOptionalText(100),
  resourceSubtype: createOptionalText(100),
  typeMetadata: z.record(z.string(), z.unknown()).nullish(),
  publisherEntityId: createOptionalText(200),
  relatedEntityIds: createOptionalList(50, 200),
  enrichmentStatus: createOptionalText(50),
  importanceScore: z.number().min(0).max(1).nullish(),
  contentLifecycle: z.enum(['immutable', 'versioned', 'evergreen', 'ephemeral']).nullish(),
};

const baseUpsertSchema = z.object(baseFields);
const newerUpsertSchema = z.object({ ...baseFields, ...newerFields });
export type Upsert = z.infer<typeof baseUpsertSchema> & Partial<z.infer<typeof newerUpsertSchema>>;

export const BASE_COLUMNS = Object.keys(baseFields).filter((name) => !['citedBy'].includes(name));
export const NEWER_COLUMNS = Object.keys(newerFields);

/** Returns the schema of an upsert of one resource. */
export const getUpsertSchema = (mode: Mode): z.ZodType<Upsert> =>
  mode === 'newer' ? newerUpsertSchema : baseUpsertSchema;

const createBatchSchema = (mode: Mode) => z.object({ items: z.array(getUpsertSchema(mode)).min(1).max(200) });
const batchSchemas = { base: createBatchSchema('base'), newer: createBatchSchema('newer') };

/** Returns the schema of a batch of 1–200 resources. */
export const getBatchSchema = (mode: Mode) => (mode === 'newer' ? batchSchemas.newer : batchSchemas.base);

const baseFetchStatuses = ['ok', 'dead', 'paywall', 'error'] as const;
export const createFetchStatusSchema = (mode: Mode) =>
  z.object({
    fetchStatus:
      mode === 'newer'
        ? z.enum([...baseFetchStatuses, 'soft_404', 'not_found', 'timeout', 'unreachable'])
        : z.enum(baseFetchStatuses),
    lastFetchedAt: z.iso.datetime(),
    fetchedTitle: createBoundedString(1000).optional(),
  });

export const contentSchema = z.object({
  url: createBoundedString(2000, 1),
  fetchedAt: z.iso.datetime(),
  resourceId: createOptionalText(200),
  httpStatus: z.int().nullish(),
  contentType: createOptionalText(200),
  pageTitle: createOptionalText(1000),
  fullTextPreview: createOptionalText(51_200),
  fullText: createOptionalText(5_242_880),
  contentLength: z.int().nullish(),
  contentHash: createOptionalText(64),
  fetchMethod: createOptionalText(50),
});
export type Content = z.infer<typeof contentSchema>;

const quoteReference = { pageId: createBoundedString(200, 1), footnote: z.int() };
export const accuracySchema = z.object({
  ...quoteReference,
  verdict: z.enum(['accurate', 'inaccurate', 'unsupported', 'minor_issues', 'not_verifiable']),
  score: z.number().min(0).max(1).nullish(),
  issues: z.string().nullish(),
  supportingQuotes: z.string().nullish(),
  verificationDifficulty: z.string().nullish(),
});
export const verifiedSchema = z.object({
  ...quoteReference,
  method: z.string(),
  score: z.number().min(0).max(1),
});

const detailFields = {
  paper: {
    arxivId: createOptionalText(50),
    doi: createOptionalText(200),
    semanticScholarId: createOptionalText(200),
    abstract: createOptionalText(50_000),
    citationCount: z.int().min(0).nullish(),
    influentialCitationCount: z.int().min(0).nullish(),
    categories: createOptionalList(20, 50),
    methodology: createOptionalText(100),
    year: z.int().min(1900).max(2100).nullish(),
  },
  forumPost: {
    forum: z.enum(['lesswrong', 'alignmentforum', 'eaforum']),
    forumPostId: createOptionalText(200),
    forumSlug: createOptionalText(500),
    karma: z.int().nullish(),
    commentCount: z.int().min(0).nullish(),
    authorUsername: createOptionalText(200),
    forumTags: createOptionalList(50, 200),
    sequenceTitle: createOptionalText(500),
    curated: z.boolean().nullish(),
    crossPostedFrom: createOptionalText(200),
    canonicalForum: createOptionalText(50),
  },
  policyDoc: {
    documentType: createOptionalText(100),
    effectiveDate: createOptionalText(100),
    documentStatus: createOptionalText(100),
    jurisdictionEntityId: createOptionalText(200),
    agencyEntityId: createOptionalText(200),
    policyEntityId: createOptionalText(200),
    referenceNumber: createOptionalText(200),
  },
};
export type DetailKind = keyof typeof detailFields;
export const detailSchemas = {
  paper: z.object(detailFields.paper),
  forumPost: z.object(detailFields.forumPost),
  policyDoc: z.object(detailFields.policyDoc),
};
const resourceReference = { resourceId: createBoundedString(200, 1) };
export const batchDetailsSchema = z.object({
  papers: z
    .array(z.object({ ...resourceReference, ...detailFields.paper }))
    .max(200)
    .optional(),
  forumPosts: z
    .array(z.object({ ...resourceReference, ...detailFields.forumPost }))
    .max(200)
    .optional(),
  policyDocs: z
    .array(z.object({ ...resourceReference, ...detailFields.policyDoc }))
    .max(200)
    .optional(),
});
export const suggestSchema = z.object({
  urls: z
    .array(z.string().refine((url) => URL.canParse(url)))
    .min(1)
    .max(50),
});
