import { Identifiers } from '@/lib/record/schema/parts';
import { Timestamp } from '@/lib/record/schema/primitives';
import { z } from '@/lib/record/schema/zod';
import { Claims } from './claims';
import { SyncedValues } from './sync';
import { ContentPolicy, RemoteTextStatus } from './wiki';

/** The URLs and identifiers of a page that is not saved. Each identifier gives further URLs under which a wiki may have the page. */
export const PageUrls = z.strictObject({
  url: z.string(),
  aliases: z.array(z.string()),
  identifiers: Identifiers,
});
export type PageUrls = z.infer<typeof PageUrls>;

/** What a wiki has of a page that the reader did not save. All values are untrusted. */
export const KnownPage = z.strictObject({
  fields: SyncedValues,
  /** The claims that rest on the page. Null if they could not be read. */
  claims: z.nullable(Claims),
  /** Whether the wiki has the text, and when the reader's copy would be sent. Null if the wiki could not be asked. */
  text: z.nullable(z.extend(RemoteTextStatus, { contentPolicy: ContentPolicy })),
});
export type KnownPage = z.infer<typeof KnownPage>;

/** The response of a wiki, with its name and time. `page` is null if the wiki does not know the page. */
export const KnownPageReading = z.strictObject({
  wikiName: z.string(),
  page: z.nullable(KnownPage),
  readAt: Timestamp,
});
export type KnownPageReading = z.infer<typeof KnownPageReading>;

/**
 * Whether the active wiki knows a page. `not-asked` means that no wiki may be asked about this page, `failed` that the wiki gave no
 * usable response.
 */
export const KnownPageAnswer = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('not-asked') }),
  z.strictObject({ kind: z.literal('failed') }),
  z.strictObject({ kind: z.literal('read'), reading: KnownPageReading }),
]);
export type KnownPageAnswer = z.infer<typeof KnownPageAnswer>;
