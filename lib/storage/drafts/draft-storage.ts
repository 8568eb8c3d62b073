import { browser } from 'wxt/browser';
import type { PendingQuote, StoredDraft } from '@/lib/record/draft/stored-draft';
import { type Draft, ViewState } from '@/lib/record/schema/draft';
import { Article, Extraction } from '@/lib/record/schema/extraction';
import { KeyPoint } from '@/lib/record/schema/parts';
import {
  getDraftItemName,
  getPageItemName,
  getQuoteItemName,
  getTextItemName,
  getViewStateItemName,
  parseQuoteItemName,
} from './item-names';
import { packDraft, unpackDraft } from './pack-draft';

const getLocalArea = () => browser.storage.local;

/**
 * Writes a draft. Called inside the input event without `await`: the browser has received the value before the page can close.
 * The promise rejects when the disk is full.
 */
export const persistDraft = (draft: Draft): Promise<void> =>
  getLocalArea().set({ [getDraftItemName(draft.key)]: packDraft(draft) });

/** Writes what the page says about itself, once for each capture. */
export const persistPage = (key: string, page: Extraction): Promise<void> =>
  getLocalArea().set({ [getPageItemName(key)]: page });

/** Writes the captured text, once for each capture. */
export const persistText = (key: string, text: Article): Promise<void> =>
  getLocalArea().set({ [getTextItemName(key)]: text });

/** Writes the scroll position, the focus and the caret. */
export const persistViewState = (key: string, viewState: ViewState): Promise<void> =>
  getLocalArea().set({ [getViewStateItemName(key)]: viewState });

/** Writes a quote as its own item, for the form that is open or opens next. */
export const persistQuote = (key: string, id: string, keyPoint: KeyPoint): Promise<void> =>
  getLocalArea().set({ [getQuoteItemName(key, id)]: keyPoint });

/** Removes the items of quotes, after a draft contains them. */
export const removeQuotes = (itemNames: string[]): Promise<void> => getLocalArea().remove(itemNames);

/** Reads the draft of a page with its captured parts, view state and waiting quotes. */
export async function readDraft(key: string): Promise<StoredDraft> {
  const [values, quotes] = await Promise.all([
    getLocalArea().get([
      getDraftItemName(key),
      getPageItemName(key),
      getTextItemName(key),
      getViewStateItemName(key),
    ]),
    readQuotes(key),
  ]);
  return {
    draft: unpackDraft(values[getDraftItemName(key)]),
    page: Extraction.safeParse(values[getPageItemName(key)]).data ?? null,
    text: Article.safeParse(values[getTextItemName(key)]).data ?? null,
    viewState: ViewState.safeParse(values[getViewStateItemName(key)]).data ?? null,
    quotes,
  };
}

/** Reads a draft without the captured parts; null: there is none, or it is unreadable. */
export async function readTypedDraft(key: string): Promise<Draft | null> {
  const values = await getLocalArea().get(getDraftItemName(key));
  return unpackDraft(values[getDraftItemName(key)]);
}

/** Lists the quotes that wait for the form of a page, oldest first. */
export async function readQuotes(key: string): Promise<PendingQuote[]> {
  const quoteItemNames = (await listItemNames()).filter((name) => parseQuoteItemName(name)?.key === key);
  return (await readQuotesByKey(quoteItemNames)).get(key) ?? [];
}

/** Lists pages with waiting quotes and without a draft, latest first. `createdAt` is the time of the newest quote. */
export async function listQuotesWithoutDraft(): Promise<
  { key: string; createdAt: string; keyPoints: KeyPoint[] }[]
> {
  const names = await listItemNames();
  const knownItemNames = new Set(names);
  return [...(await readQuotesByKey(names))]
    .filter(([key]) => !knownItemNames.has(getDraftItemName(key)))
    .map(([key, quotes]) => ({
      key,
      createdAt: parseCreatedAt(quotes.at(-1)?.id ?? ''),
      keyPoints: quotes.map(({ keyPoint }) => keyPoint),
    }))
    .sort((a, b) => (a.createdAt < b.createdAt ? 1 : -1));
}

// An id begins with the time of the quote in ms.
const parseCreatedAt = (id: string): string => new Date(Number.parseInt(id, 10) || 0).toISOString();

async function readQuotesByKey(names: string[]): Promise<Map<string, PendingQuote[]>> {
  const parsedNames = names.flatMap((item) => {
    const parsedName = parseQuoteItemName(item);
    return parsedName ? [{ item, ...parsedName }] : [];
  });
  const values = parsedNames.length > 0 ? await getLocalArea().get(parsedNames.map(({ item }) => item)) : {};
  const quotes = new Map<string, PendingQuote[]>();
  for (const { item, key, id } of parsedNames.sort((a, b) => (a.id < b.id ? -1 : 1))) {
    const keyPoint = KeyPoint.safeParse(values[item]).data;
    if (keyPoint) quotes.set(key, [...(quotes.get(key) ?? []), { item, id, keyPoint }]);
  }
  return quotes;
}

/** Lists all drafts, last changed first. Unreadable ones are left out and stay stored. */
export async function listDrafts(): Promise<Draft[]> {
  const draftItemNames = (await listItemNames()).filter((name) => name.startsWith(getDraftItemName('')));
  const values = await getLocalArea().get(draftItemNames);
  return draftItemNames
    .flatMap((item) => unpackDraft(values[item]) ?? [])
    .sort((a, b) => (a.updatedAt < b.updatedAt ? 1 : -1));
}

/** Removes a draft but not its captured parts. Writes and removals take effect in the order of the calls. */
export const removeTypedDraft = (key: string): Promise<void> => getLocalArea().remove(getDraftItemName(key));

/** Removes a draft with its captured parts, view state and quotes. */
export async function removeDraft(key: string): Promise<void> {
  const quotes = (await readQuotes(key)).map(({ item }) => item);
  await getLocalArea().remove([
    getDraftItemName(key),
    getPageItemName(key),
    getTextItemName(key),
    getViewStateItemName(key),
    ...quotes,
  ]);
}

async function listItemNames(): Promise<string[]> {
  // `getKeys` (Chromium 130, Firefox 143) reads no values and is missing in the types; older browsers have to read all values.
  const area = getLocalArea() as { getKeys?: () => Promise<string[]> };
  return area.getKeys ? area.getKeys() : Object.keys(await getLocalArea().get(null));
}
