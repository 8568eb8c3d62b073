import { computeResourceId } from '@/lib/address/resource-id';
import { getUrlKeys } from '@/lib/address/url-keys';
import { getWorkKeys } from '@/lib/address/work-keys';
import { err, ok, type Result } from '@/lib/base/result';
import { locateQuotes } from '@/lib/evidence/locate-quotes';
import { addReplacedValues } from '@/lib/record/draft/add-replaced-values';
import { buildSource, type SourceInputs, type SourceWithoutId } from '@/lib/record/draft/build-source';
import { demoteUntrustedCanonical, getAdoptedCanonicalKeys } from '@/lib/record/draft/canonical-trust';
import { getFormValues } from '@/lib/record/draft/form-values';
import { isJoinedDraft, joinPageToSource } from '@/lib/record/draft/join-page-to-source';
import { mergeEdits } from '@/lib/record/draft/merge-edits';
import { mergeSourceIntoDraft } from '@/lib/record/draft/merge-source-into-draft';
import { isLongerPdfText } from '@/lib/record/is-longer-pdf-text';
import type { Draft } from '@/lib/record/schema/draft';
import type { Article, Extraction } from '@/lib/record/schema/extraction';
import type { LibraryChange } from '@/lib/record/schema/library-change';
import type { Snapshot } from '@/lib/record/schema/snapshot';
import type { Source } from '@/lib/record/schema/source';
import type { SourceRow } from '@/lib/record/schema/source-row';
import type { WriteProblem } from '@/lib/record/schema/write-problem';
import { createVenueIdFinder } from '@/lib/record/venues/venue-table';
import { buildSnapshot } from './build-snapshot';
import type { SaveDraftDeps } from './deps';
import { findOtherRowByUrl, findUrlConflict, resolveDraftTarget } from './resolve-draft-target';

/**
 * A saved source. `created` is false if the save changed an existing source. `hadLongerText` means that the
 * text of a PDF was not saved, because the source already has more of its pages. `wasInBin` means that the
 * save restored the source from the bin.
 */
export type SavedSource = { source: Source; created: boolean; hadLongerText?: true; wasInBin?: true };

/**
 * Saves a draft as a source. If a source with its stable id or URL exists, that source is changed, so that no two sources have the
 * same URL. With `addPdfChange`, Undo removes what the draft of a PDF adds to an existing source, and leaves the edits of the
 * reader. Returns `invalid`, `url-taken` or the problem of the write if nothing was saved.
 */
export async function saveDraft(
  deps: SaveDraftDeps,
  submittedDraft: Draft,
  shouldSaveText: boolean,
  addPdfChange: (Pick<LibraryChange, 'id' | 'at'> & { draftKey: string }) | null = null,
): Promise<Result<SavedSource, WriteProblem>> {
  const [capturedPage, article, venues] = await Promise.all([
    deps.readCapturedPage(submittedDraft),
    shouldSaveText ? deps.readCapturedText(submittedDraft) : null,
    deps.listVenues(),
  ]);
  const extraction = capturedPage && (await checkCanonicalUrl(deps, capturedPage));
  const { targetRow, draft } = await resolveDraftTarget(deps, submittedDraft);
  const { url } = getFormValues({ extraction, source: null, draft });
  const row = targetRow ?? (await deps.findSourceByUrlKeys(getUrlKeys(url)));
  const existingSource = row?.source ?? null;
  const mergedDraft =
    existingSource && !draft.ofSaved && !targetRow ? mergeSourceIntoDraft(existingSource, draft) : draft;
  const now = deps.now();
  const findVenueId = createVenueIdFinder(venues, draft, existingSource);
  const inputs = mergeConcurrentEdits(selectInputs(mergedDraft, extraction, existingSource, now));
  const buildResult = buildSource({ ...inputs, findVenueId, now });
  if (!buildResult.ok) return err({ kind: 'invalid', problems: buildResult.problem });
  const urlConflict = await findUrlConflict(deps, existingSource, buildResult.value);
  if (urlConflict) return err(urlConflict);
  const aliases = await removeTakenAliases(deps, buildResult.value);
  const annotatedSource = addReplacedValues(buildResult.value, inputs.draft, inputs.existing);
  const sourceWithoutText: Source = {
    ...annotatedSource,
    aliases,
    id: await computeResourceId(buildResult.value.url),
  };
  const { snapshot, ...textOutcome } = await buildNewSnapshot(deps, sourceWithoutText, article, extraction);
  const source = addQuotePositions(sourceWithoutText, snapshot);
  const saveResult = await deps.saveSource(
    source,
    snapshot,
    addPdfChange && existingSource
      ? await buildPdfChange(addPdfChange, existingSource, draft, inputs.existing)
      : undefined,
  );
  return saveResult.ok
    ? ok({
        source: saveResult.value,
        created: existingSource === null,
        ...pickWasInBin(row),
        ...textOutcome,
      })
    : saveResult;
}

const pickWasInBin = (row: SourceRow | null): Pick<SavedSource, 'wasInBin'> =>
  row?.shelf === 'bin' ? { wasInBin: true } : {};

// Quotes of a PDF get their page when they are created.
const addQuotePositions = (source: Source, snapshot: Snapshot | null): Source =>
  !snapshot || snapshot.pageStarts
    ? source
    : { ...source, keyPoints: locateQuotes(source.keyPoints, snapshot) };

/** Builds the snapshot of a text. It is null if there is no text, or if the source already has a longer text of the same PDF. */
async function buildNewSnapshot(
  deps: SaveDraftDeps,
  { stableId }: Source,
  article: Article | null,
  extraction: Extraction | null,
): Promise<{ snapshot: Snapshot | null; hadLongerText?: true }> {
  const snapshot = article ? await buildSnapshot(stableId, article, extraction, deps.now()) : null;
  if (snapshot?.pdfPageCount === undefined) return { snapshot };
  // Quotes of later pages would count as missing in a text of the first pages.
  const storedTexts = await deps.listSnapshots(stableId);
  const hadLongerText = storedTexts.some((text) => isLongerPdfText(text, snapshot));
  return hadLongerText ? { snapshot: null, hadLongerText } : { snapshot };
}

/** Builds the change that undoes what a PDF added. `sourceWithPdfValues` is the source with the values of the PDF, before the reader's edits. */
async function buildPdfChange(
  change: Pick<LibraryChange, 'id' | 'at'> & { draftKey: string },
  { title }: Source,
  draft: Draft,
  sourceWithPdfValues: Source | null,
): Promise<NonNullable<Parameters<SaveDraftDeps['saveSource']>[2]>> {
  const writtenChange = { ...change, action: { kind: 'add-pdf' as const, title } };
  if (!isJoinedDraft(draft) || !sourceWithPdfValues) return writtenChange;
  const id = await computeResourceId(sourceWithPdfValues.url);
  return { ...writtenChange, sourceWithoutEdits: { ...sourceWithPdfValues, id } };
}

// Ignores the canonical link of a page if the source saved at that link has another title.
async function checkCanonicalUrl(deps: SaveDraftDeps, page: Extraction): Promise<Extraction> {
  const canonicalKeys = getAdoptedCanonicalKeys(page);
  const canonicalRow = canonicalKeys.length > 0 ? await deps.findSourceByUrlKeys(canonicalKeys) : null;
  return demoteUntrustedCanonical(page, canonicalRow?.source ?? null);
}

// The source may have changed since the edits began. Those changes must not be overwritten.
function mergeConcurrentEdits<T extends Pick<SourceInputs, 'draft' | 'existing'>>(inputs: T): T {
  const { draft, existing } = inputs;
  if (!existing) return inputs;
  return { ...inputs, draft: { ...draft, edits: mergeEdits(draft.edits, draft.base, existing) } };
}

// A new capture replaces values of its source. If the reader joined another page to a source, the values of that page
// only fill empty fields.
function selectInputs(
  draft: Draft,
  extraction: Extraction | null,
  existingSource: Source | null,
  now: Date,
): Pick<SourceInputs, 'draft' | 'extraction' | 'existing'> {
  if (!isJoinedDraft(draft) || !existingSource || !extraction)
    return { draft, extraction, existing: existingSource };
  return { draft, extraction: null, existing: joinPageToSource(existingSource, extraction, draft, now) };
}

// Removes aliases that another source has, because URLs must be unique. Only an alias that is derived from an
// identifier, such as a DOI link, can belong to another source.
async function removeTakenAliases(
  deps: SaveDraftDeps,
  { stableId, aliases }: SourceWithoutId,
): Promise<string[]> {
  const isTakenByIndex = await Promise.all(
    aliases.map(
      async (alias) =>
        getWorkKeys(alias).length > 0 && (await findOtherRowByUrl(deps, alias, stableId)) !== null,
    ),
  );
  return aliases.filter((_, index) => !isTakenByIndex[index]);
}
