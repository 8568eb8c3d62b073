import { StableId, Timestamp } from './primitives';
import { z } from './zod';

/**
 * What a check of a page found. `soft-404` is a page that says it does not exist although its status is not an error, or a URL that
 * leads to another page, and `parked` a domain that is for sale. `other-site` is a URL that leads to another site, where the
 * source was not found. `no-response` is a page that could not be reached when no other could. For both, `blocked` (a captcha, a
 * consent page, or a refusal with status 401, 403 or 429), `no-text` and `no-access`, nothing can be said about the page.
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

/** A value of the page that is no longer what it was when the page was captured. Authors are joined by semicolons. */
export const ChangedValue = z.strictObject({
  field: z.enum(['title', 'authors', 'publishedDate']),
  before: z.string(),
  after: z.string(),
});
export type ChangedValue = z.infer<typeof ChangedValue>;

/** The result of the last check of a source's page. Each source has at most one. */
export const PageCheck = z.strictObject({
  stableId: StableId,
  checkedAt: Timestamp,
  outcome: CheckOutcome,
  /** The HTTP status, or null if the browser does not report it. */
  httpStatus: z.nullable(z.int()),
  /** The URL to which the URL of the source led, if it is none of the source's. Absent too if it is not known. */
  redirectUrl: z.optional(z.string()),
  /**
   * When the text was captured with which the page was compared, or null if it was never compared. For an outcome that compared
   * nothing, this time, `quotes`, `quoteState` and `changedValues` are those of the last comparison.
   */
  comparedWith: z.nullable(Timestamp),
  /** The share of the words of both texts that only one of them has, from 0 to 1. 0 if the texts were not compared. */
  changedShare: z.number(),
  addedWords: z.int(),
  removedWords: z.int(),
  changedValues: z.array(ChangedValue),
  /** The number of quotes by their state on the page. All are 0 if the quotes were never searched. */
  quotes: z.strictObject({ unchanged: z.int(), changed: z.int(), missing: z.int() }),
  /** The worst state of a quote, by which the library can search. `none` if no quote was ever searched. */
  quoteState: z.enum(['none', 'unchanged', 'changed', 'missing']),
});
export type PageCheck = z.infer<typeof PageCheck>;
