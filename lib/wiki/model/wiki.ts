import type { Result } from '@/lib/base/result';
import type { CitingPage } from '@/lib/record/schema/parts';
import { z } from '@/lib/record/schema/zod';
import type { RemoteLinkState, RemoteText } from './outbox-entry';
import type { FieldFault, SyncedField, SyncedValues } from './sync';

/** How far a plain http address reaches: this computer, or the reader's own network. */
export type PlainHttpScope = 'computer' | 'network';

/** The value from 0 to 1 that is sent for each level of credibility; null: the reader's ratings are not sent. */
export const CredibilityMapping = z.nullable(
  z.strictObject({ 1: z.number(), 2: z.number(), 3: z.number(), 4: z.number(), 5: z.number() }),
);
export type CredibilityMapping = z.infer<typeof CredibilityMapping>;

/** When the text of a page is sent to a wiki, where it may become public. `ask`: only after the reader agrees each time. */
export const ContentPolicy = z.enum(['never', 'if-missing', 'ask']);
export type ContentPolicy = z.infer<typeof ContentPolicy>;

/** A wiki that the reader connected. Its token is stored separately and never travels with this. At most one is active. */
export const Wiki = z.strictObject({
  id: z.string().check(z.minLength(1)),
  name: z.string(),
  /** Without a trailing slash. */
  baseUrl: z.string(),
  contentPolicy: ContentPolicy,
  credibilityMapping: CredibilityMapping,
  active: z.boolean(),
  /** The URL of a page for readers, with `{id}` for its id; empty or absent: unknown. */
  pageUrlTemplate: z.optional(z.string()),
});
export type Wiki = z.infer<typeof Wiki>;

/** The wiki that sources are sent to. */
export type ActiveWiki = Wiki & { active: true };

/** Why a request has no usable response. No problem contains the token, the values sent or the words of the server. */
export type WikiProblem =
  /** The settings changed during the request. */
  | { kind: 'aborted' }
  | { kind: 'permission-missing' }
  | { kind: 'unreachable' }
  | { kind: 'timeout' }
  | { kind: 'redirected' }
  /** The response is not JSON, for example a login page of a proxy. */
  | { kind: 'not-json' }
  /** JSON that ends too early, is too large, or has another shape. */
  | { kind: 'bad-answer' }
  | { kind: 'unauthorised' }
  | { kind: 'forbidden' }
  /** The base URL is wrong, or the wiki is too old for this request. */
  | { kind: 'no-such-route' }
  | { kind: 'rate-limited'; category: 'read' | 'write'; waitMs: number }
  /** The request is at fault. `index` is the position in the batch. */
  | { kind: 'invalid'; faults: { index: number; fault: FieldFault }[] }
  | { kind: 'too-large' }
  /** An error of the wiki: transient, or caused by one item. */
  | { kind: 'server-error' }
  | { kind: 'unavailable'; waitMs: number | null }
  | { kind: 'unexpected-status'; status: number };

/** A source as a wiki stores it. A field that is absent from `fields` is not supported by this wiki. */
export type RemoteResource = {
  remoteId: string;
  url: string;
  fields: SyncedValues;
  updatedAt: string | null;
  /** Ids of the pages that cite it; null: the response does not say. */
  citingPageIds: string[] | null;
  /** The permanent id of the resource on the wiki; null: it has none. */
  stableId: string | null;
  /** What the wiki says about its address; null: nothing. */
  linkState: RemoteLinkState | null;
};

/** A write: only the fields that change. */
export type RemoteWrite = {
  remoteId: string;
  url: string;
  fields: SyncedValues;
  /** The stable id of the source. Only with a new resource: the wiki uses it if it has no permanent id of its own. */
  stableId?: string;
  /** When the text that the wiki stores was read (null: not to be sent), and its hash. */
  textMetadata?: { fetchedAt: string | null; sha256: string };
};

/** The values of a source in the form of a wiki. `withheld`: fields whose value has no such form (a date without a day). */
export type PreparedFields = { fields: SyncedValues; faults: FieldFault[]; withheld: SyncedField[] };

/** The text of a page to be stored by a wiki, replacing what it has. */
export type TextWrite = {
  remoteId: string;
  url: string;
  title: string;
  fetchedAt: string;
  httpStatus: number | null;
  contentType: string | null;
  text: string;
  lengthBytes: number;
  sha256: string;
};

export type WikiReply<T> = Promise<Result<T, WikiProblem>>;

/** One connected wiki. Other kinds of wiki offer the same functions; every outcome is a value. */
export type WikiClient = {
  /** Groups of fields that one write can contain. A source needs one write for each group with changes. */
  writeGroups: SyncedField[][];
  /** The longest address of a resource, in UTF-16 code units. */
  maxUrlLength: number;
  prepareFields: (fields: SyncedValues) => PreparedFields;
  /** The resource under an address; null: none. */
  findByUrl: (url: string) => WikiReply<RemoteResource | null>;
  readResource: (remoteId: string) => WikiReply<RemoteResource | null>;
  /** Counts the resources. Wikis never remove one, so an equal count means that none was added. */
  countResources: () => WikiReply<number>;
  /** Lists addresses of resources from `offset` on, in a fixed order, as many as one response has; empty: the end. */
  listUrls: (offset: number) => WikiReply<string[]>;
  /** Writes all items or none. */
  sendResources: (items: RemoteWrite[]) => WikiReply<null>;
  /** Writes values that are stored outside the resource (identifiers, forum); false: the wiki has no such tables. */
  sendDetails: (items: RemoteWrite[]) => WikiReply<boolean>;
  /** Writes the link state of an address; false: the wiki cannot store it. */
  sendLinkState: (remoteId: string, linkState: { state: string; checkedAt: string }) => WikiReply<boolean>;
  /** Reads a page of the wiki; null: it was deleted. */
  readPage: (pageId: string) => WikiReply<CitingPage | null>;
  readText: (remoteId: string) => WikiReply<RemoteText | null>;
  sendText: (write: TextWrite) => WikiReply<null>;
};
