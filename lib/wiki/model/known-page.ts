import { z } from '@/lib/record/schema/zod';
import { Claims } from './claims';
import { SyncedValues } from './sync';
import { ContentPolicy, RemoteTextState } from './wiki';

/** What a wiki has of a page that the reader did not save. All values are untrusted. */
export const KnownPage = z.strictObject({
  wikiName: z.string(),
  fields: SyncedValues,
  /** The claims that rest on the page. Null if they could not be read. */
  claims: z.nullable(Claims),
  /** Whether the wiki has the text, and when the reader's copy is sent. Null if it could not be read. */
  text: z.nullable(z.extend(RemoteTextState, { contentPolicy: ContentPolicy })),
});
export type KnownPage = z.infer<typeof KnownPage>;
