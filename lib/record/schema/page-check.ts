import { StableId, Timestamp } from './primitives';
import { z } from './zod';

/**
 * What a check of a page found. `soft-404` is a page that says it does not exist although its status is not an error, or a URL that
 * leads to another page, and `parked` a domain that is for sale. `other-site` is a URL that leads to another site, where the source
 * was not found. `no-response` is a page that could not be reached when no other page could be reached either. `blocked` is a
 * captcha, a consent page, or a refusal with status 401, 403 or 429. After `other-site`, `no-response`, `blocked`, `no-text` and
 * `no-access`, it is unknown whether the page has changed.
 */
export const CheckOutcome = z.enum([
  'unchanged',
  'changed',
  'no-text',
  'no-access',
  'not-found',
  'gone',
  'soft-404',
  'parked',
  'login-wall',
  'paywall',
  'blocked',
  'http-error',
  'network-error',
  'no-response',
  'other-site',
]);
export type CheckOutcome = z.infer<typeof CheckOutcome>;

/** The fields whose values a check compares. */
export const CHECKED_FIELDS = ['title', 'authors', 'publishedDate'] as const;

/** A value of the page that is no longer what it was when the page was captured. Authors are joined by semicolons. */
export const ChangedValue = z.strictObject({
  field: z.enum(CHECKED_FIELDS),
  before: z.string(),
  after: z.string(),
});
export type ChangedValue = z.infer<typeof ChangedValue>;

/** What a comparison found of a quote of the page. `words` are those of the page if they changed slightly, and null otherwise. */
export const QuoteResult = z.strictObject({
  exact: z.string(),
  prefix: z.string(),
  suffix: z.string(),
  state: z.enum(['unchanged', 'changed', 'missing']),
  words: z.nullable(z.string()),
});
export type QuoteResult = z.infer<typeof QuoteResult>;

/** The result of the last check of a source's page. Each source has at most one. */
export const PageCheck = z.strictObject({
  stableId: StableId,
  checkedAt: Timestamp,
  outcome: CheckOutcome,
  /** The HTTP status, or null if the browser does not report it. */
  httpStatus: z.nullable(z.int()),
  /** The URL to which the URL of the source redirected, if the source does not have that URL. Absent too if it is not known. */
  redirectUrl: z.optional(z.string()),
  /**
   * When the text was captured with which the page was compared, or null if it was never compared. If the check compared nothing,
   * this time, `comparedAt`, `quoteResults` and `changedValues` are copied from the last comparison.
   */
  comparedWith: z.nullable(Timestamp),
  /** When the page was compared, or searched for quotes. Absent if it never was, and in checks of earlier versions. */
  comparedAt: z.optional(Timestamp),
  /**
   * The larger of `addedWords` and `removedWords`, out of the words of the longer text, from 0 to 1. 0 if the texts were not compared.
   */
  changedShare: z.number(),
  addedWords: z.int(),
  removedWords: z.int(),
  changedValues: z.array(ChangedValue),
  /** What was found of each quote of the page that a captured text has, or that *Show on page* found. Absent if none was searched, and in checks of earlier versions. */
  quoteResults: z.optional(z.array(QuoteResult)),
  /** Only in checks of earlier versions, which had no `quoteResults`. Only migration 13 reads these two. */
  quotes: z.optional(z.strictObject({ unchanged: z.int(), changed: z.int(), missing: z.int() })),
  quoteState: z.optional(z.enum(['none', 'unchanged', 'changed', 'missing'])),
});
export type PageCheck = z.infer<typeof PageCheck>;
