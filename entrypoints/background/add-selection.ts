import { getAddressKeys } from '@/lib/address/address-keys';
import { isWebUrl } from '@/lib/address/parse-url';
import { resolveRecordedUrl } from '@/lib/address/resolve-recorded-url';
import { editSource } from '@/lib/app/worker/edit-source';
import type { PageTab } from '@/lib/browser/active-tab';
import { flashBadge } from '@/lib/browser/badge';
import { readTabSelection } from '@/lib/browser/inject-script';
import { buildQuote } from '@/lib/evidence/build-quote';
import type { KeyPoint, Quote } from '@/lib/record/schema/parts';
import { persistQuote, readDraft } from '@/lib/storage/drafts/draft-storage';
import { findLatestSnapshot } from '@/lib/storage/queries/snapshots';
import { database, databaseDeps } from './database';
import { withLock } from './with-lock';

/**
 * "Add selection as key point": the selected words become a quote under a new key point of the page's draft, or of its
 * record where no draft is open. Nothing opens; the badge shows how many quotes there are now.
 */
export async function addSelection(selectionText: string, tab: PageTab): Promise<void> {
  const url = tab.url;
  if (!url || !isWebUrl(url)) return flashBadge(tab.id, '!');
  const selection = await readSelectedText(tab.id, selectionText);
  const row = await databaseDeps.findSourceByAddress(getAddressKeys(url));
  const pageKey = resolveRecordedUrl(url, null).url;
  const key = row?.source.url ?? pageKey;
  const storedDraft = await readDraft(key);
  const text =
    storedDraft.text?.text ??
    (row ? (await findLatestSnapshot(database, row.stableId))?.text : undefined) ??
    '';
  const keyPoint: KeyPoint = { text: '', quotes: [buildQuote(selection, text)] };
  if (row && !storedDraft.draft) {
    const { source } = row;
    const saveResult = await withLock(async () => {
      const currentSource = (await databaseDeps.findSourceById(source.stableId))?.source ?? source;
      return editSource(databaseDeps, source.stableId, { keyPoints: [...currentSource.keyPoints, keyPoint] });
    });
    return flashBadge(tab.id, saveResult.ok ? formatQuoteCount(saveResult.value.source.keyPoints) : '!');
  }
  // Counted before: a form that is open takes the quote over at once.
  const currentKeyPoints = storedDraft.draft?.edits.keyPoints ?? row?.source.keyPoints ?? [];
  const pendingKeyPoints = storedDraft.quotes.map((quote) => quote.keyPoint);
  await persistQuote(key, `${Date.now()}-${crypto.randomUUID()}`, keyPoint);
  return flashBadge(tab.id, formatQuoteCount([...currentKeyPoints, ...pendingKeyPoints, keyPoint]));
}

const formatQuoteCount = (keyPoints: KeyPoint[]): string =>
  String(keyPoints.reduce((sum, { quotes }) => sum + quotes.length, 0));

/** The selection with what stands around it; where the page cannot be asked, the words that the menu gives. */
async function readSelectedText(
  tabId: number,
  selectionText: string,
): Promise<Pick<Quote, 'exact'> & Partial<Quote>> {
  const result = await readTabSelection(tabId);
  const selection = result.ok ? (result.value as Partial<Quote> | null) : null;
  if (!selection || typeof selection.exact !== 'string' || selection.exact.trim() === '')
    return { exact: selectionText };
  return {
    exact: selection.exact,
    prefix: String(selection.prefix ?? ''),
    suffix: String(selection.suffix ?? ''),
  };
}
