import { StableId, Timestamp } from './primitives';
import { z } from './zod';

/**
 * What a check of a page found:
 * - `soft-404`: the page says that it does not exist although its HTTP status is not an error, or the URL leads to another page.
 * - `parked`: the domain is for sale.
 * - `other-site`: the URL leads to another site, where the source was not found.
 * - `no-response`: neither this page nor other pages could be reached.
 * - `blocked`: a captcha, a consent page, or an HTTP status of 401, 403 or 429.
 *
 * After `other-site`, `no-response`, `blocked`, `no-text` and `no-access`, it is unknown whether the page has changed.
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

/** A value of the page that has changed since the page was captured. Authors are joined by semicolons. */
export const ChangedValue = z.strictObject({
  field: z.enum(CHECKED_FIELDS),
  before: z.string(),
  after: z.string(),
});
export type ChangedValue = z.infer<typeof ChangedValue>;

/** The result of searching the page for a quote. `words` are the present words of the page if they changed slightly, or null. */
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
  /** The URL to which the URL of the source redirected. Absent if it is unknown, or if the source has this URL as URL or alias. */
  redirectUrl: z.optional(z.string()),
  /**
   * The time of the snapshot with which the page was compared, or null if the page was never compared. If the check compared nothing,
   * `comparedWith`, `comparedAt`, `quoteResults` and `changedValues` are copied from the last check that did.
   */
  comparedWith: z.nullable(Timestamp),
  /** When the page was last compared or searched for quotes. Absent if it never was, and in checks of earlier versions. */
  comparedAt: z.optional(Timestamp),
  /**
   * The larger of `addedWords` and `removedWords`, divided by the number of words of the longer text. 0 if the texts were not compared.
   */
  changedShare: z.number(),
  addedWords: z.int(),
  removedWords: z.int(),
  changedValues: z.array(ChangedValue),
  /**
   * The results for the quotes that a captured text has, or that *Show on page* found. Absent if no quote was searched, and in checks of
   * earlier versions.
   */
  quoteResults: z.optional(z.array(QuoteResult)),
  /** `quotes` and `quoteState` are only in checks of earlier versions, which had no `quoteResults`. Only migration 13 reads them. */
  quotes: z.optional(z.strictObject({ unchanged: z.int(), changed: z.int(), missing: z.int() })),
  quoteState: z.optional(z.enum(['none', 'unchanged', 'changed', 'missing'])),
});
export type PageCheck = z.infer<typeof PageCheck>;
