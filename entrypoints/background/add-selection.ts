import { editSource } from '@/lib/app/edit-source';
import { latestSnapshot } from '@/lib/db/read/snapshots';
import { keepQuote, readDraft } from '@/lib/drafts/draft-store';
import { quoteOf } from '@/lib/evidence/quote-of';
import { addressKeys } from '@/lib/identity/address-keys';
import { recordedUrl } from '@/lib/identity/recorded-url';
import { isWebUrl } from '@/lib/model/primitives';
import type { KeyPoint, Quote } from '@/lib/model/source';
import type { PageTab } from '@/lib/platform/active-tab';
import { flashBadge } from '@/lib/platform/badge';
import { selectionIn } from '@/lib/platform/inject';
import { inTurn } from './in-turn';
import { store, storeDeps } from './store';

/**
 * "Add selection as key point": the selected words become a quote under a new key point of the page's draft, or of its
 * record where no draft is open. Nothing opens; the badge shows how many quotes there are now.
 */
export async function addSelection(selected: string, tab: PageTab): Promise<void> {
  const url = tab.url;
  if (!url || !isWebUrl(url)) return flashBadge(tab.id, '!');
  const words = await wordsIn(tab.id, selected);
  const row = await storeDeps.sourceByAddress(addressKeys(url));
  const pageKey = recordedUrl(url, null).url;
  const key = row?.source.url ?? pageKey;
  const kept = await readDraft(key);
  const text = kept.text?.text ?? (row ? (await latestSnapshot(store, row.stableId))?.text : undefined) ?? '';
  const keyPoint: KeyPoint = { text: '', quotes: [quoteOf(words, text)] };
  if (row && !kept.draft) {
    const { source } = row;
    const saved = await inTurn(async () => {
      const now = (await storeDeps.sourceById(source.stableId))?.source ?? source;
      return editSource(storeDeps, source.stableId, { keyPoints: [...now.keyPoints, keyPoint] });
    });
    return flashBadge(tab.id, saved.ok ? countOf(saved.value.source.keyPoints) : '!');
  }
  // Counted before: a form that is open takes the quote over at once.
  const shown = kept.draft?.edits.keyPoints ?? row?.source.keyPoints ?? [];
  const waiting = kept.quotes.map((quote) => quote.keyPoint);
  await keepQuote(key, `${Date.now()}-${crypto.randomUUID()}`, keyPoint);
  return flashBadge(tab.id, countOf([...shown, ...waiting, keyPoint]));
}

const countOf = (points: KeyPoint[]): string =>
  String(points.reduce((sum, { quotes }) => sum + quotes.length, 0));

/** The selection with what stands around it; where the page cannot be asked, the words that the menu gives. */
async function wordsIn(tabId: number, selected: string): Promise<Pick<Quote, 'exact'> & Partial<Quote>> {
  const answer = await selectionIn(tabId);
  const found = answer.ok ? (answer.value as Partial<Quote> | null) : null;
  if (!found || typeof found.exact !== 'string' || found.exact.trim() === '') return { exact: selected };
  return { exact: found.exact, prefix: String(found.prefix ?? ''), suffix: String(found.suffix ?? '') };
}
