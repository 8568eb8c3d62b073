import { chooseSourceUrl } from '@/lib/address/choose-source-url';
import { isWebUrl } from '@/lib/address/parse-url';
import { getUrlKeys } from '@/lib/address/url-keys';
import { buildQuote, type SelectedText } from '@/lib/evidence/build-quote';
import type { PdfPages } from '@/lib/evidence/get-pdf-page-number';
import type { Draft } from '@/lib/record/schema/draft';
import type { KeyPoint } from '@/lib/record/schema/parts';
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
  /** Finds the newest saved text of a source. */
  findLatestText: (stableId: string) => Promise<CapturedText | null>;
  /** Saves a quote for the draft of a page, which a form adds to the draft later. Rejects when the disk is full. */
  persistQuote: (key: string, keyPoint: KeyPoint) => Promise<void>;
  /** Runs the task after the writes in progress are complete, so that it does not overwrite them. */
  withLock: <T>(task: () => Promise<T>) => Promise<T>;
};

/**
 * Adds the selected words as quotes of a new key point to the page's draft, or to its source if there is no draft.
 * Returns the new number of quotes in the draft or source, or null if nothing was added.
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
  const captured = storedDraft.article ?? (row && (await deps.findLatestText(row.stableId)));
  const keyPoint: KeyPoint = {
    text: '',
    quotes: selectedTexts.map((selectedText) =>
      buildQuote(selectedText, captured?.text ?? '', captured ?? {}),
    ),
  };
  if (row && !storedDraft.draft) return addToSource(deps, row, keyPoint);
  // The quotes are read before the new one is saved, because an open form moves it into the draft at once.
  const currentKeyPoints = storedDraft.draft?.edits.keyPoints ?? row?.source.keyPoints ?? [];
  const pendingKeyPoints = storedDraft.quotes.map((quote) => quote.keyPoint);
  await deps.persistQuote(key, keyPoint);
  return countQuotes([...currentKeyPoints, ...pendingKeyPoints, keyPoint]);
}

async function addToSource(
  deps: AddSelectionDeps,
  { source }: SourceRow,
  keyPoint: KeyPoint,
): Promise<number | null> {
  const saveResult = await deps.withLock(async () => {
    const currentSource = (await deps.findSourceById(source.stableId))?.source ?? source;
    return editSource(deps, source.stableId, { keyPoints: [...currentSource.keyPoints, keyPoint] });
  });
  return saveResult.ok ? countQuotes(saveResult.value.source.keyPoints) : null;
}

const countQuotes = (keyPoints: KeyPoint[]): number =>
  keyPoints.reduce((sum, { quotes }) => sum + quotes.length, 0);
