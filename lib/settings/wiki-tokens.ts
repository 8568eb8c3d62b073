import { browser } from 'wxt/browser';
import { z } from '@/lib/model/zod';

// Tokens lie in `storage.local` and nowhere else: never in the store that is exported, never in a message to a page.
const item = (wikiId: string): string => `wikiToken:${wikiId}`;

/** The token of a wiki; empty where there is none. */
export async function wikiToken(wikiId: string): Promise<string> {
  return z.string().safeParse((await browser.storage.local.get(item(wikiId)))[item(wikiId)]).data ?? '';
}

/** Keeps the token of a wiki. */
export const keepWikiToken = (wikiId: string, token: string): Promise<void> =>
  browser.storage.local.set({ [item(wikiId)]: token });

/** Forgets the token of a wiki. */
export const dropWikiToken = (wikiId: string): Promise<void> => browser.storage.local.remove(item(wikiId));
