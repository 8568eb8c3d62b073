import type { Result } from '@/lib/base/result';
import type { CitingPage } from '@/lib/record/schema/parts';
import { z } from '@/lib/record/schema/zod';
import type { Claim, ClaimState } from './claims';
import type { RemoteLinkState, RemoteText } from './outbox-entry';
import type { ReaderVerdict } from './reader-verdict';
import type { FieldFault, SyncedField, SyncedValues } from './sync';

/** How far unencrypted requests travel: within this computer, or within the reader's local network. */
export type PlainHttpScope = 'computer' | 'network';

/** The value from 0 to 1 that is sent for each level of credibility. Null means that ratings of the reader are not sent. */
export const CredibilityMapping = z.nullable(
  z.strictObject({ 1: z.number(), 2: z.number(), 3: z.number(), 4: z.number(), 5: z.number() }),
);
export type CredibilityMapping = z.infer<typeof CredibilityMapping>;

/** When the text of a page is sent to a wiki, where it may become public. `ask` means that the reader agrees to each text. */
export const ContentPolicy = z.enum(['never', 'if-missing', 'ask']);
export type ContentPolicy = z.infer<typeof ContentPolicy>;

/** A wiki that the reader connected. At most one is active. The token is stored separately, so that no copy of a `Wiki` contains it. */
export const Wiki = z.strictObject({
  id: z.string().check(z.minLength(1)),
  name: z.string(),
  /** The base URL, without a trailing slash. */
  baseUrl: z.string(),
  contentPolicy: ContentPolicy,
  credibilityMapping: CredibilityMapping,
  active: z.boolean(),
  /** Whether changes by others are looked for in the background. Absent means true. */
  checksRemote: z.optional(z.boolean()),
  /** Whether the form asks for the claims that rest on a saved page. Absent means true. */
  asksForClaims: z.optional(z.boolean()),
  /** Whether the reader sets verdicts on claims of the wiki. Absent means false. */
  canSetVerdicts: z.optional(z.boolean()),
  /** The URL at which people read a page, with `{id}` in place of its id. Empty or absent if it is unknown. */
  pageUrlTemplate: z.optional(z.string()),
});
export type Wiki = z.infer<typeof Wiki>;

/** The wiki that sources are sent to. */
export type ActiveWiki = Wiki & { active: true };

/**
 * Why a request has no usable response. No problem contains the token, a sent value or text from the server. Stored rows contain
 * the kinds.
 */
export type WikiProblem =
  /** The settings changed during the request. */
  | { kind: 'aborted' }
  | { kind: 'permission-missing' }
  | { kind: 'unreachable' }
  | { kind: 'timeout' }
  | { kind: 'redirected' }
  /** The response is not JSON, for example a login page of a proxy. */
  | { kind: 'not-json' }
  /** The JSON of the response is incomplete, too large or of another shape. */
  | { kind: 'bad-answer' }
  | { kind: 'unauthorised' }
  | { kind: 'forbidden' }
  /** The base URL is wrong, or the wiki is too old for this request. */
  | { kind: 'no-such-route' }
  | { kind: 'rate-limited'; category: 'read' | 'write'; retryAfterMs: number }
  /** The request is at fault. `index` is the position in the batch. */
  | { kind: 'invalid'; faults: { index: number; fault: FieldFault }[] }
  | { kind: 'too-large' }
  /** The wiki failed, either at random or because of one item. */
  | { kind: 'server-error' }
  | { kind: 'unavailable'; retryAfterMs: number | null }
  | { kind: 'unexpected-status'; status: number };

/**
 * The texts of a resource that some wikis also list in a site-wide index (docs/wiki-protocol.md, section 5.6), exactly as the wiki
 * stores them.
 */
export type IndexedTexts = { title: string | null; summary: string | null };

/** A source as a wiki stores it. A field that is absent from `fields` is not supported by this wiki. */
export type RemoteResource = {
  remoteId: string;
  url: string;
  fields: SyncedValues;
  indexedTexts: IndexedTexts;
  updatedAt: string | null;
  /** The ids of the pages that cite the resource. Null if the response does not list them. */
  citingPageIds: string[] | null;
  /** The permanent id of the resource on the wiki. Null if it has none. */
  stableId: string | null;
  /** The wiki's link state of the URL. Null if the wiki has none. */
  linkState: RemoteLinkState | null;
};

/** The body of a write. `fields` has only the fields that change. */
export type RemoteWrite = {
  remoteId: string;
  url: string;
  fields: SyncedValues;
  /** The texts of the resource as they were just read. A write without them creates the resource. */
  indexedTexts?: IndexedTexts;
  /** The stable id of the source, which becomes the permanent id of a new resource. Absent in all other writes. */
  stableId?: string;
  /** The hash of the stored text and the time of its capture, which is null if the wiki cannot store it. */
  textMetadata?: { fetchedAt: string | null; sha256: string };
};

/** The values of a source in the format of a wiki. `withheldFields` have no value in that format, such as a date without a day. */
export type PreparedFields = { fields: SyncedValues; faults: FieldFault[]; withheldFields: SyncedField[] };

/** The text of a page for a wiki, which replaces the text that the wiki has. */
export type TextWrite = {
  remoteId: string;
  url: string;
  title: string;
  fetchedAt: string;
  httpStatus: number | null;
  contentType: string | null;
  text: string;
  sha256: string;
};

/** Whether a wiki has the text of a page. `httpStatus` is that of the wiki's last request for the page, or null if it is unknown. */
export const RemoteTextStatus = z.strictObject({ hasText: z.boolean(), httpStatus: z.nullable(z.int()) });
export type RemoteTextStatus = z.infer<typeof RemoteTextStatus>;

export type WikiResponse<T> = Promise<Result<T, WikiProblem>>;

/** The requests to one connected wiki. Every kind of wiki has a client with these functions. They return errors as values. */
export type WikiClient = {
  /** The groups of fields that one write can contain. A source needs a write for each group with changes. */
  writeGroups: SyncedField[][];
  /** The maximum length of the URL of a resource in UTF-16 code units. */
  maxUrlLength: number;
  prepareFields: (fields: SyncedValues) => PreparedFields;
  /** Finds the resource with this URL. Returns null if there is none. */
  findByUrl: (url: string) => WikiResponse<RemoteResource | null>;
  readResource: (remoteId: string) => WikiResponse<RemoteResource | null>;
  /** Counts the resources. Wikis never remove a resource, so an equal count means that none was added. */
  countResources: () => WikiResponse<number>;
  /** Lists the URLs of resources from `offset` on, in a fixed order. An empty list means that there are no more. */
  listUrls: (offset: number) => WikiResponse<string[]>;
  /** Writes all items or none. */
  sendResources: (items: RemoteWrite[]) => WikiResponse<null>;
  /** Writes the values that a wiki stores outside the resource (identifiers, forum). Returns false if the wiki cannot store them. */
  sendDetails: (items: RemoteWrite[]) => WikiResponse<boolean>;
  /** Writes the link state of a resource. Returns false if the wiki cannot store it. */
  sendLinkState: (remoteId: string, linkState: { state: string; checkedAt: string }) => WikiResponse<boolean>;
  /** Reads a page of the wiki. Returns null if it was deleted. */
  readPage: (pageId: string) => WikiResponse<CitingPage | null>;
  /**
   * Lists resources from `offset` on, in a fixed order. `rowCount` also counts rows that are not resources; 0 means that there are no
   * more rows.
   */
  listResources: (
    offset: number,
    limit: number,
  ) => WikiResponse<{ resources: RemoteResource[]; rowCount: number; total: number }>;
  /** Lists the resources that match a search of their texts, at most 100. `rowCount` also counts rows that are not resources. */
  searchResources: (query: string) => WikiResponse<{ resources: RemoteResource[]; rowCount: number }>;
  /** Lists the ids of the resources that a page cites. An unknown page cites none. */
  listPageResourceIds: (pageId: string) => WikiResponse<string[]>;
  /** Counts the pages that cite each resource, by its id. Resources that no page cites are absent. */
  countCitations: () => WikiResponse<Record<string, number>>;
  /** Lists the URLs of stored texts from `offset` on. `rowCount` 0 means that there are no more. */
  listTextUrls: (offset: number) => WikiResponse<{ urls: string[]; rowCount: number }>;
  /** Lists the pages of the wiki whose title or text matches a query. The best match is first. */
  searchPages: (query: string) => WikiResponse<CitingPage[]>;
  /** Replaces the list of pages that cite a resource. The list must not be empty. */
  sendCitingPages: (resource: RemoteResource, pageIds: string[]) => WikiResponse<null>;
  /** Lists the claims that cite exactly this URL, the worst verdict first. Their `pageTitle` is the id of the page. */
  listClaims: (url: string) => WikiResponse<Claim[]>;
  /** Reads one claim. Returns null if the page has no such footnote. */
  readClaim: (pageId: string, footnote: number) => WikiResponse<ClaimState | null>;
  /** Sets the verdict on a claim. */
  sendVerdict: (readerVerdict: ReaderVerdict) => WikiResponse<null>;
  /** Reports that the quote of a claim was found on the page that it cites. */
  sendQuoteCheck: (
    claim: Pick<ReaderVerdict, 'pageId' | 'footnote'>,
    quoteCheck: { method: 'exact' | 'fuzzy'; score: number },
  ) => WikiResponse<null>;
  readText: (remoteId: string) => WikiResponse<RemoteText | null>;
  /** Reads whether the wiki has a text of the resource. */
  readTextStatus: (remoteId: string) => WikiResponse<RemoteTextStatus>;
  sendText: (write: TextWrite) => WikiResponse<null>;
};
