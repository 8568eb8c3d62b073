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
import { listItemNames } from './list-item-names';
import { packDraft, unpackDraft } from './pack-draft';

const getLocalArea = () => browser.storage.local;

/**
 * Writes a draft. Callers call it inside the input event and do not wait, so the browser receives the value before the page can
 * close. The promise rejects if the disk is full. `quoteItems` are the items of quotes that the draft contains now. The same write
 * empties these items, so that another form never reads a quote twice.
 */
export const persistDraft = (draft: Draft, quoteItems: string[] = []): Promise<void> =>
  getLocalArea().set({
    [getDraftItemName(draft.key)]: packDraft(draft),
    ...Object.fromEntries(quoteItems.map((itemName) => [itemName, null])),
  });

/** Writes what the page says about itself, once for each capture. */
export const persistExtraction = (key: string, extraction: Extraction): Promise<void> =>
  getLocalArea().set({ [getPageItemName(key)]: extraction });

/** Writes the captured text, once for each capture. */
export const persistArticle = (key: string, article: Article): Promise<void> =>
  getLocalArea().set({ [getTextItemName(key)]: article });

/** Writes the scroll position, the focus and the caret. */
export const persistViewState = (key: string, viewState: ViewState): Promise<void> =>
  getLocalArea().set({ [getViewStateItemName(key)]: viewState });

/** Writes a quote as a separate item. The open form, or the next one that opens, adds it to the draft. */
export const persistQuote = (key: string, id: string, keyPoint: KeyPoint): Promise<void> =>
  getLocalArea().set({ [getQuoteItemName(key, id)]: keyPoint });

/** Deletes the items of quotes. Callers do so after a draft contains the quotes. */
export const deleteQuotes = (itemNames: string[]): Promise<void> => getLocalArea().remove(itemNames);

/** Reads everything that is stored for the draft of a page. */
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
    extraction: Extraction.safeParse(values[getPageItemName(key)]).data ?? null,
    article: Article.safeParse(values[getTextItemName(key)]).data ?? null,
    viewState: ViewState.safeParse(values[getViewStateItemName(key)]).data ?? null,
    quotes,
  };
}

/** Reads only the item with the reader's edits, which is small. Returns null if there is none or it is unreadable. */
export async function readDraftItem(key: string): Promise<Draft | null> {
  const values = await getLocalArea().get(getDraftItemName(key));
  return unpackDraft(values[getDraftItemName(key)]);
}

/** Lists the quotes of a page that no form has added to the draft yet, oldest first. */
export async function readQuotes(key: string): Promise<PendingQuote[]> {
  return (await readQuotesByKey(await listQuoteItemNames(key))).get(key) ?? [];
}

const listQuoteItemNames = async (key: string): Promise<string[]> =>
  (await listItemNames()).filter((name) => parseQuoteItemName(name)?.key === key);

/** Lists pages that have pending quotes but no draft, newest first. `createdAt` is the time of the newest quote (ISO 8601). */
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

// The id of a quote begins with the time of its creation in ms.
const parseCreatedAt = (id: string): string => new Date(Number.parseInt(id, 10) || 0).toISOString();

async function readQuotesByKey(names: string[]): Promise<Map<string, PendingQuote[]>> {
  const parsedQuoteNames = names.flatMap((itemName) => {
    const parsedName = parseQuoteItemName(itemName);
    return parsedName ? [{ itemName, ...parsedName }] : [];
  });
  const values =
    parsedQuoteNames.length > 0
      ? await getLocalArea().get(parsedQuoteNames.map(({ itemName }) => itemName))
      : {};
  const quotes = new Map<string, PendingQuote[]>();
  for (const { itemName, key, id } of parsedQuoteNames.sort((a, b) => (a.id < b.id ? -1 : 1))) {
    const keyPoint = KeyPoint.safeParse(values[itemName]).data;
    if (keyPoint) quotes.set(key, [...(quotes.get(key) ?? []), { itemName, id, keyPoint }]);
  }
  return quotes;
}

/** Lists all drafts, the last changed one first. Unreadable drafts are omitted but not deleted. */
export async function listDrafts(): Promise<Draft[]> {
  const draftItemNames = (await listItemNames()).filter((name) => name.startsWith(getDraftItemName('')));
  const values = await getLocalArea().get(draftItemNames);
  return draftItemNames
    .flatMap((itemName) => unpackDraft(values[itemName]) ?? [])
    .sort((a, b) => (a.updatedAt < b.updatedAt ? 1 : -1));
}

/** Deletes only the item with the reader's edits. The browser runs writes and deletions in the order of the calls. */
export const deleteDraftItem = (key: string): Promise<void> => getLocalArea().remove(getDraftItemName(key));

/** Deletes everything that is stored for the draft of a page. */
export async function deleteDraft(key: string): Promise<void> {
  // These names include items that `persistDraft` emptied.
  const quoteItemNames = await listQuoteItemNames(key);
  await getLocalArea().remove([
    getDraftItemName(key),
    getPageItemName(key),
    getTextItemName(key),
    getViewStateItemName(key),
    ...quoteItemNames,
  ]);
}
