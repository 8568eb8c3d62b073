import { chooseSourceUrl } from '@/lib/address/choose-source-url';
import { isWebUrl } from '@/lib/address/parse-url';
import { getUrlKeys } from '@/lib/address/url-keys';
import { ok } from '@/lib/base/result';
import { buildQuoteInTexts, type SelectedText } from '@/lib/evidence/build-quote';
import type { PdfPages } from '@/lib/evidence/get-pdf-page-number';
import { omitKnownQuotes } from '@/lib/record/draft/key-points';
import type { Draft } from '@/lib/record/schema/draft';
import type { KeyPoint, Quote } from '@/lib/record/schema/parts';
import type { SourceRow } from '@/lib/record/schema/source-row';
import type { DatabaseDeps } from './deps';
import { editSource } from './edit-source';

/** A captured text, and its pages if it is the text of a PDF. */
type CapturedText = PdfPages & { text: string };

/** The parts of a stored draft that `addSelection` reads. */
type StoredDraft = {
  draft: Pick<Draft, 'edits'> | null;
  article: CapturedText | null;
  /** Quotes that no form has added to its draft yet. */
  quotes: { keyPoint: KeyPoint }[];
};

/** The dependencies of `addSelection`. */
export type AddSelectionDeps = DatabaseDeps & {
  readDraft: (key: string) => Promise<StoredDraft>;
  /** Lists the captured texts of a source that may have the words, the preferred one first. */
  listTexts: (stableId: string) => Promise<CapturedText[]>;
  /** Saves a quote for the draft of a page, which a form adds to the draft later. Rejects when the disk is full. */
  persistQuote: (key: string, keyPoint: KeyPoint) => Promise<void>;
  /** Tells the open forms that a quote was added to a saved source. */
  announceAddedQuote: (quote: { stableId: string; pointIndex: number }) => void;
  /** Runs the task after the writes in progress are complete, so that it does not overwrite them. */
  withLock: <T>(task: () => Promise<T>) => Promise<T>;
};

/**
 * Adds the selected words as quotes of a new key point to the page's draft, or to its source if there is no
 * draft. Leaves out quotes that the draft or source already has. Returns the new number of quotes in the
 * draft or source, or null if nothing could be added.
 */
export async function addSelection(
  deps: AddSelectionDeps,
  url: string | null,
  readSelection: () => Promise<SelectedText[]>,
): Promise<number | null> {
  if (!url || !isWebUrl(url)) return null;
  const selectedTexts = await readSelection();
  if (selectedTexts.length === 0) return null;
  const row = await deps.findSourceByUrlKeys(getUrlKeys(url));
  const key = row?.source.url ?? chooseSourceUrl(url, null).url;
  const storedDraft = await deps.readDraft(key);
  const savedTexts = row && !storedDraft.article ? await deps.listTexts(row.stableId) : [];
  const texts = storedDraft.article ? [storedDraft.article] : savedTexts;
  const quotes = selectedTexts.map((selectedText) => buildQuoteInTexts(selectedText, texts));
  if (row && !storedDraft.draft) return addToSource(deps, row, quotes);
  // The pending quotes are counted before the new one is saved, because an open form moves a saved quote
  // into the draft at once.
  const currentKeyPoints = storedDraft.draft?.edits.keyPoints ?? row?.source.keyPoints ?? [];
  const pendingKeyPoints = storedDraft.quotes.map((quote) => quote.keyPoint);
  const newQuotes = omitKnownQuotes(quotes, [...currentKeyPoints, ...pendingKeyPoints]);
  if (newQuotes.length > 0) await deps.persistQuote(key, { text: '', quotes: newQuotes });
  return countQuotes([...currentKeyPoints, ...pendingKeyPoints]) + newQuotes.length;
}

async function addToSource(
  deps: AddSelectionDeps,
  { source }: SourceRow,
  quotes: readonly Quote[],
): Promise<number | null> {
  const saveResult = await deps.withLock(async () => {
    const { keyPoints } = (await deps.findSourceById(source.stableId))?.source ?? source;
    const newQuotes = omitKnownQuotes(quotes, keyPoints);
    if (newQuotes.length === 0) return ok({ source: { ...source, keyPoints }, isKnown: true });
    const result = await editSource(deps, source.stableId, {
      keyPoints: [...keyPoints, { text: '', quotes: newQuotes }],
    });
    return result.ok ? ok({ source: result.value.source, isKnown: false }) : result;
  });
  if (!saveResult.ok) return null;
  if (saveResult.value.isKnown) return countQuotes(saveResult.value.source.keyPoints);
  const { stableId, keyPoints } = saveResult.value.source;
  deps.announceAddedQuote({ stableId, pointIndex: keyPoints.length - 1 });
  return countQuotes(keyPoints);
}

const countQuotes = (keyPoints: KeyPoint[]): number =>
  keyPoints.reduce((sum, { quotes }) => sum + quotes.length, 0);
