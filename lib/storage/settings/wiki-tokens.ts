import { browser } from 'wxt/browser';
import { z } from '@/lib/record/schema/zod';

// Tokens are stored only in `storage.local`: never in the database, which is exported, and never in a message to a page.
const getItemName = (wikiId: string): string => `wikiToken:${wikiId}`;

/** Reads the token of a wiki; empty: there is none. */
export async function readWikiToken(wikiId: string): Promise<string> {
  return (
    z.string().safeParse((await browser.storage.local.get(getItemName(wikiId)))[getItemName(wikiId)]).data ??
    ''
  );
}

/** Saves the token of a wiki. */
export const saveWikiToken = (wikiId: string, token: string): Promise<void> =>
  browser.storage.local.set({ [getItemName(wikiId)]: token });

/** Removes the token of a wiki. */
export const removeWikiToken = (wikiId: string): Promise<void> =>
  browser.storage.local.remove(getItemName(wikiId));
