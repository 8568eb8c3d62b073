import { getAddressKeys } from '@/lib/address/address-keys';
import { isWebUrl } from '@/lib/address/parse-url';
import { resolveRecordedUrl } from '@/lib/address/resolve-recorded-url';
import { buildQuote } from '@/lib/evidence/build-quote';
import type { Draft } from '@/lib/record/schema/draft';
import type { KeyPoint } from '@/lib/record/schema/parts';
import type { SourceRow } from '@/lib/record/schema/source-row';
import type { DatabaseDeps } from './deps';
import { editSource } from './edit-source';

/** The selected words of a page, with the text around them where the page could be asked. */
export type SelectedText = { exact: string; prefix?: string; suffix?: string };

/** What the worker stores for a page that is being captured. */
type StoredDraft = {
  draft: Pick<Draft, 'edits'> | null;
  text: { text: string } | null;
  /** Quotes that no form has taken over yet. */
  quotes: { keyPoint: KeyPoint }[];
};

/** What adding a selection needs of the outside world. */
export type AddSelectionDeps = DatabaseDeps & {
  readDraft: (key: string) => Promise<StoredDraft>;
  /** The newest saved text of a source; null: none. */
  findLatestText: (stableId: string) => Promise<string | null>;
  /** Saves a quote beside the draft of a page. Rejects when the disk is full. */
  persistQuote: (key: string, keyPoint: KeyPoint) => Promise<void>;
  /** Runs after the writes that are under way, so that none of them is overwritten. */
  withLock: <T>(task: () => Promise<T>) => Promise<T>;
};

/**
 * "Add selection as key point": the selected words become a quote under a new key point of the page's draft, or of its
 * record where there is no draft. Returns how many quotes there are then, or null where nothing was added.
 */
export async function addSelection(
  deps: AddSelectionDeps,
  url: string | null,
  readSelection: () => Promise<SelectedText>,
): Promise<number | null> {
  if (!url || !isWebUrl(url)) return null;
  const selection = await readSelection();
  const row = await deps.findSourceByAddress(getAddressKeys(url));
  const key = row?.source.url ?? resolveRecordedUrl(url, null).url;
  const stored = await deps.readDraft(key);
  const text = stored.text?.text ?? (row && (await deps.findLatestText(row.stableId))) ?? '';
  const keyPoint: KeyPoint = { text: '', quotes: [buildQuote(selection, text)] };
  if (row && !stored.draft) return addToRecord(deps, row, keyPoint);
  // Counted before the quote is saved, because an open form takes it over at once.
  const currentKeyPoints = stored.draft?.edits.keyPoints ?? row?.source.keyPoints ?? [];
  const pendingKeyPoints = stored.quotes.map((quote) => quote.keyPoint);
  await deps.persistQuote(key, keyPoint);
  return countQuotes([...currentKeyPoints, ...pendingKeyPoints, keyPoint]);
}

async function addToRecord(
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

/**
 * The selection that a page answered with. The answer is untrusted: where it is not of this shape, for example because
 * the page could not be asked, the selection is the words that the context menu gave.
 */
export function parseSelectedText(answer: unknown, menuText: string): SelectedText {
  if (typeof answer !== 'object' || answer === null) return { exact: menuText };
  const { exact, prefix, suffix }: { exact?: unknown; prefix?: unknown; suffix?: unknown } = answer;
  if (typeof exact !== 'string' || exact.trim() === '') return { exact: menuText };
  return { exact, prefix: String(prefix ?? ''), suffix: String(suffix ?? '') };
}
