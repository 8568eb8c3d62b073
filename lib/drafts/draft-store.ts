import { browser } from 'wxt/browser';
import { type Draft, Place } from '@/lib/model/draft';
import { Article, Extraction } from '@/lib/model/extraction';
import { KeyPoint } from '@/lib/model/source';
import { draftItem, pageItem, placeItem, quoteItem, quoteNamed, textItem } from './keys';
import { packedDraft, unpackedDraft } from './packed-draft';

const local = () => browser.storage.local;

/** A draft with all that belongs to it. Parts that are missing or cannot be read are null. */
export type KeptDraft = {
  draft: Draft | null;
  page: Extraction | null;
  text: Article | null;
  place: Place | null;
  quotes: WaitingQuote[];
};

// A quote that waits for a form: the item that it lies in, its own id, and the key point that it becomes.
type WaitingQuote = { item: string; id: string; keyPoint: KeyPoint };

/**
 * Keeps what was typed. Called inside the input event and not awaited there: the browser takes the value before the
 * page can close. Gives the promise of the write, which fails when the disk is full.
 */
export const keepDraft = (draft: Draft): Promise<void> =>
  local().set({ [draftItem(draft.key)]: packedDraft(draft) });

/** Keeps what the page tells, once a capture. */
export const keepPage = (key: string, page: Extraction): Promise<void> =>
  local().set({ [pageItem(key)]: page });

/** Keeps the captured text, once a capture. */
export const keepText = (key: string, text: Article): Promise<void> => local().set({ [textItem(key)]: text });

/** Keeps scroll, focus and caret. */
export const keepPlace = (key: string, place: Place): Promise<void> =>
  local().set({ [placeItem(key)]: place });

/** Puts a quote beside a draft, for the form that is open or opens next. */
export const keepQuote = (key: string, id: string, keyPoint: KeyPoint): Promise<void> =>
  local().set({ [quoteItem(key, id)]: keyPoint });

/** Removes quotes that a draft has taken up. */
export const dropQuotes = (items: string[]): Promise<void> => local().remove(items);

/** The draft of a page with all its parts. */
export async function readDraft(key: string): Promise<KeptDraft> {
  const [parts, quotes] = await Promise.all([
    local().get([draftItem(key), pageItem(key), textItem(key), placeItem(key)]),
    readQuotes(key),
  ]);
  return {
    draft: unpackedDraft(parts[draftItem(key)]),
    page: Extraction.safeParse(parts[pageItem(key)]).data ?? null,
    text: Article.safeParse(parts[textItem(key)]).data ?? null,
    place: Place.safeParse(parts[placeItem(key)]).data ?? null,
    quotes,
  };
}

/** Only what was typed, without the captured parts; null where there is none or it cannot be read. */
export async function readTyped(key: string): Promise<Draft | null> {
  const parts = await local().get(draftItem(key));
  return unpackedDraft(parts[draftItem(key)]);
}

/** The quotes that wait for a page, oldest first. */
export async function readQuotes(key: string): Promise<WaitingQuote[]> {
  const mine = (await itemNames()).filter((name) => quoteNamed(name)?.key === key);
  return (await quotesIn(mine)).get(key) ?? [];
}

/** Pages for which quotes wait and no draft is there: the quotes, oldest first, and when the last was made, latest first. */
export async function listQuotesAlone(): Promise<{ key: string; at: string; keyPoints: KeyPoint[] }[]> {
  const names = await itemNames();
  const drafts = new Set(names);
  return [...(await quotesIn(names))]
    .filter(([key]) => !drafts.has(draftItem(key)))
    .map(([key, quotes]) => ({
      key,
      at: madeAt(quotes.at(-1)?.id ?? ''),
      keyPoints: quotes.map(({ keyPoint }) => keyPoint),
    }))
    .sort((a, b) => (a.at < b.at ? 1 : -1));
}

// An id begins with the time at which the quote was made.
const madeAt = (id: string): string => new Date(Number.parseInt(id, 10) || 0).toISOString();

async function quotesIn(names: string[]): Promise<Map<string, WaitingQuote[]>> {
  const named = names.flatMap((item) => {
    const name = quoteNamed(item);
    return name ? [{ item, ...name }] : [];
  });
  const values = named.length > 0 ? await local().get(named.map(({ item }) => item)) : {};
  const quotes = new Map<string, WaitingQuote[]>();
  for (const { item, key, id } of named.sort((a, b) => (a.id < b.id ? -1 : 1))) {
    const keyPoint = KeyPoint.safeParse(values[item]).data;
    if (keyPoint) quotes.set(key, [...(quotes.get(key) ?? []), { item, id, keyPoint }]);
  }
  return quotes;
}

/** All drafts, last changed first. Those that cannot be read are left where they are. */
export async function listDrafts(): Promise<Draft[]> {
  const items = (await itemNames()).filter((name) => name.startsWith(draftItem('')));
  const values = await local().get(items);
  return items
    .flatMap((item) => unpackedDraft(values[item]) ?? [])
    .sort((a, b) => (a.updatedAt < b.updatedAt ? 1 : -1));
}

/** Removes what was typed and nothing else. Like keeping it, it takes effect in the order of the calls. */
export const dropTyped = (key: string): Promise<void> => local().remove(draftItem(key));

/** Removes a draft and everything captured for it. */
export async function dropDraft(key: string): Promise<void> {
  const quotes = (await readQuotes(key)).map(({ item }) => item);
  await local().remove([draftItem(key), pageItem(key), textItem(key), placeItem(key), ...quotes]);
}

async function itemNames(): Promise<string[]> {
  // `getKeys` reads no values (Chromium 130, Firefox 143); older ones have to read all.
  const area = local() as { getKeys?: () => Promise<string[]> };
  return area.getKeys ? area.getKeys() : Object.keys(await local().get(null));
}
