import type { Result } from '@/lib/base/result';
import type { CitingPage } from '@/lib/record/schema/parts';
import { z } from '@/lib/record/schema/zod';
import type { FieldFault, RemoteLinkState, RemoteText, SyncedField, SyncedValues } from './sync';

/** Plain http that stays on this computer, or that a network of the reader's own carries. */
export type PlainHttpScope = 'computer' | 'network';

/** A level of credibility as the number that a wiki shows, 0–1; null: own ratings are not sent. */
export const CredibilityMapping = z.nullable(
  z.strictObject({ 1: z.number(), 2: z.number(), 3: z.number(), 4: z.number(), 5: z.number() }),
);
export type CredibilityMapping = z.infer<typeof CredibilityMapping>;

/** Whether the text of pages may go to a wiki, where it may become public. */
export const ContentPolicy = z.enum(['never', 'where-none', 'ask']);
export type ContentPolicy = z.infer<typeof ContentPolicy>;

/** A wiki that the reader connected. Its token is kept apart and never travels with this. */
export const Wiki = z.strictObject({
  id: z.string().check(z.minLength(1)),
  name: z.string(),
  /** Without a final slash. */
  baseUrl: z.string(),
  contentPolicy: ContentPolicy,
  credibilityMapping: CredibilityMapping,
  active: z.boolean(),
  /** Where people read a page of it, `{id}` standing for the page; empty or absent: it is not known. */
  pageAddress: z.optional(z.string()),
});
export type Wiki = z.infer<typeof Wiki>;

/** What can come of a request besides an answer. None of them holds the token, the values sent or the server's words. */
export type WikiProblem =
  | { kind: 'permission-missing' }
  | { kind: 'unreachable' }
  | { kind: 'timeout' }
  | { kind: 'redirected' }
  /** An answer that is no JSON: a login page, a proxy. */
  | { kind: 'not-json' }
  /** JSON that ends too early, is too large, or has another shape. */
  | { kind: 'bad-answer' }
  | { kind: 'unauthorised' }
  | { kind: 'forbidden' }
  /** The wiki has no such route: the address is wrong, or it is too old for this request. */
  | { kind: 'no-such-route' }
  | { kind: 'rate-limited'; category: 'read' | 'write'; waitMs: number }
  /** The request is at fault. `index` is the item of the batch. */
  | { kind: 'invalid'; faults: { index: number; fault: FieldFault }[] }
  | { kind: 'too-large' }
  /** The wiki's own error: transient, or the fault of one item. */
  | { kind: 'server-error' }
  | { kind: 'unavailable'; waitMs: number | null }
  | { kind: 'unexpected-status'; status: number };

/** A source as a wiki holds it. A field that is absent from `fields` is one that this wiki does not have. */
export type RemoteResource = {
  remoteId: string;
  url: string;
  fields: SyncedValues;
  updatedAt: string | null;
  /** Ids of the pages that cite it; null where the answer does not tell. */
  citingPageIds: string[] | null;
  /** The wiki's permanent name of the entry; null: it has none. */
  stableId: string | null;
  /** What the wiki says of its address; null: nothing. */
  linkState: RemoteLinkState | null;
};

/** What to write: only the fields that change. */
export type RemoteWrite = {
  remoteId: string;
  url: string;
  fields: SyncedValues;
  /** Our permanent name, which a wiki takes for an entry that has none. Only with a new entry. */
  stableId?: string;
  /** When the text that the wiki keeps was read (null: not to be said), and its hash. */
  textMetadata?: { fetchedAt: string | null; sha256: string };
};

/** What of a source a wiki can hold. `withheld` fields have a value that it has no form for (a date without a day). */
export type PreparedFields = { fields: SyncedValues; faults: FieldFault[]; withheld: SyncedField[] };

/** The text of a page to be kept by a wiki, in place of what it has. */
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

/** One connected wiki. Other kinds of wiki supply the same functions; every outcome is a value. */
export type WikiClient = {
  /** The fields that one write can hold together. A source is sent in as many passes as it has groups to change. */
  writeGroups: SyncedField[][];
  /** The longest address that an entry can have, in UTF-16 code units. */
  maxUrlLength: number;
  prepareFields: (fields: SyncedValues) => PreparedFields;
  /** The entry under an address; null: none. */
  findByUrl: (url: string) => WikiReply<RemoteResource | null>;
  readResource: (remoteId: string) => WikiReply<RemoteResource | null>;
  /** How many sources the wiki holds. None is ever removed, so the same number twice means that none was added. */
  countResources: () => WikiReply<number>;
  /** The addresses of entries from the `offset`th on, in a fixed order, as many as one answer holds; none: there are no more. */
  listUrls: (offset: number) => WikiReply<string[]>;
  /** Writes all items or none. */
  sendResources: (items: RemoteWrite[]) => WikiReply<null>;
  /** Writes what new entries have in tables of their own (identifiers, the forum they are of); false: it has none. */
  sendDetails: (items: RemoteWrite[]) => WikiReply<boolean>;
  /** Says what became of an address; false: the wiki has no place for it. */
  sendLinkState: (remoteId: string, linkState: { state: string; checkedAt: string }) => WikiReply<boolean>;
  /** A page of the wiki; null: it is gone. */
  readPage: (pageId: string) => WikiReply<CitingPage | null>;
  readText: (remoteId: string) => WikiReply<RemoteText | null>;
  sendText: (write: TextWrite) => WikiReply<null>;
};
