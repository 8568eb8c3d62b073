import { browser } from 'wxt/browser';
import { z } from '@/lib/record/schema/zod';

// Tokens are stored in `storage.local` and not in the database, because exports contain the data of the database. The worker never
// sends a token to a page.
const getItemName = (wikiId: string): string => `wikiToken:${wikiId}`;

/** Returns the token of a wiki, or an empty string if there is none. */
export async function readWikiToken(wikiId: string): Promise<string> {
  return (
    z.string().safeParse((await browser.storage.local.get(getItemName(wikiId)))[getItemName(wikiId)]).data ??
    ''
  );
}

/** Saves the token of a wiki. */
export const saveWikiToken = (wikiId: string, token: string): Promise<void> =>
  browser.storage.local.set({ [getItemName(wikiId)]: token });

/** Deletes the token of a wiki. */
export const deleteWikiToken = (wikiId: string): Promise<void> =>
  browser.storage.local.remove(getItemName(wikiId));
