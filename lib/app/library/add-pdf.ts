import { getUrlKeys } from '@/lib/address/url-keys';
import { normalizeText } from '@/lib/base/normalize-text';
import { err, ok, type Result } from '@/lib/base/result';
import { buildExtractionFromTab } from '@/lib/record/draft/build-extraction-from-tab';
import { getWorkUrl } from '@/lib/record/draft/get-work-url';
import { joinDraftToSource } from '@/lib/record/draft/join-page-to-source';
import { getPageWorkMetadata } from '@/lib/record/draft/page-work-metadata';
import { findCertainDuplicate } from '@/lib/record/duplicates/find-certain-duplicate';
import type { PdfFileProblem } from '@/lib/record/pdf-file-problem';
import type { Draft } from '@/lib/record/schema/draft';
import type { Article, Extraction } from '@/lib/record/schema/extraction';
import type { AddedPart } from '@/lib/record/schema/library-change';
import type { Source } from '@/lib/record/schema/source';
import type { WriteProblem } from '@/lib/record/schema/write-problem';
import type { PdfReading } from '../form/capture/capture-deps';
import { createDraft } from '../form/create-draft';
import type { DraftStorage, DraftWorker, SourceReader } from '../form/draft-deps';
import type { PdfProblem, PdfTextProblem } from '../form/draft-state';
import { buildFileDraftKey } from './file-draft-key';

/** The dependencies of adding a PDF file. */
export type AddPdfDeps = {
  now: () => Date;
  readPdf: (file: File) => Promise<Result<PdfReading, PdfProblem>>;
  sourceReader: Pick<SourceReader, 'findSourceByUrlKeys' | 'findDuplicates'>;
  drafts: Pick<DraftStorage, 'persistDraft' | 'persistExtraction' | 'persistArticle' | 'deleteDraft'>;
  /**
   * Stores the file for the draft with the key, if the reader chose to store PDF files. Returns the reason if it could not be stored, or
   * null.
   */
  storeFile: (draftKey: string, file: File) => Promise<PdfFileProblem | null>;
  saveDraft: DraftWorker['saveDraft'];
  /** Deletes the file that `storeFile` stored for a draft, if there is one. */
  deleteFile: (draftKey: string) => Promise<void>;
  /** Lists the captured texts of the PDFs of a source. */
  listPdfTexts: (stableId: string) => Promise<string[]>;
};

/**
 * The outcome for a PDF file: a draft with the key `key` was created, or the file was added to a saved
 * source. `textProblem` says why its text is missing, or is null. `pageCount` is the number of pages that
 * were read of a very large file, or null if all of them were read. `fileProblem` says why the file is not
 * stored although the reader chose that, or is null. `hasDifferentText` means that the source already had the
 * text of a PDF, and that the file has another text. `addedPart` is what was new, or null.
 */
export type AddedPdf = {
  textProblem: PdfTextProblem | null;
  pageCount: number | null;
  fileProblem: PdfFileProblem | null;
} & (
  | { kind: 'draft'; key: string }
  | { kind: 'added'; source: Source; hasDifferentText: boolean; addedPart: AddedPart | null }
);

/**
 * Reads a PDF file. If a saved source has its DOI or another of its identifiers, or if the reader chose a source, the text is added to
 * that source, and empty fields are filled. Otherwise a draft is created, which the reader reviews and saves.
 */
export async function addPdf(
  deps: AddPdfDeps,
  file: File,
  chosenSource: Source | null,
): Promise<Result<AddedPdf, PdfProblem | WriteProblem>> {
  try {
    return await readAndAddPdf(deps, file, chosenSource);
  } catch {
    // The storage of drafts rejects if the disk is full.
    return err('pdf-failed');
  }
}

async function readAndAddPdf(
  deps: AddPdfDeps,
  file: File,
  chosenSource: Source | null,
): Promise<Result<AddedPdf, PdfProblem | WriteProblem>> {
  const reading = await deps.readPdf(file);
  if (!reading.ok) return reading;
  const textResult = await reading.value.text;
  const article = textResult.ok ? textResult.value : null;
  const textProblem = textResult.ok ? null : textResult.problem;
  const pageCount = article?.cut ? (article.pageStarts?.length ?? 0) : null;
  if (textProblem === 'cancelled' || article?.isStopped) return err('pdf-cancelled');
  const extraction = buildFileExtraction(file.name, reading.value, deps.now());
  const draft = createFileDraft(deps.now());
  const source = chosenSource ?? (await findSourceOfWork(deps, draft, extraction));
  if (!source) {
    const fileProblem = await persistDraft(deps, draft, { extraction, article, file });
    return ok({ kind: 'draft', key: draft.key, textProblem, pageCount, fileProblem });
  }
  const joinedDraft = joinDraftToSource(source, draft, deps.now().toISOString());
  const storeProblem = await persistDraft(deps, joinedDraft, { extraction, article, file });
  const hasDifferentText =
    article !== null && isDifferentFromStored(article.text, await deps.listPdfTexts(source.stableId));
  const saved = await saveOrDelete(deps, joinedDraft);
  if (!saved.ok) return saved;
  const { source: savedSource, addedPart = null } = saved.value;
  const fileProblem = storeProblem ?? saved.value.fileProblem ?? null;
  return ok({
    kind: 'added',
    source: savedSource,
    hasDifferentText,
    addedPart,
    textProblem,
    pageCount,
    fileProblem,
  });
}

const isDifferentFromStored = (text: string, storedTexts: readonly string[]): boolean =>
  storedTexts.length > 0 && !storedTexts.includes(normalizeText(text));

/**
 * Finds the saved source with the URL of the work. If there is none, finds the only source that is certainly
 * the same work, such as its page on the site of a journal.
 */
async function findSourceOfWork(
  { sourceReader }: Pick<AddPdfDeps, 'sourceReader'>,
  draft: Draft,
  extraction: Extraction,
): Promise<Source | null> {
  const source = await sourceReader.findSourceByUrlKeys(getUrlKeys(extraction.url));
  if (source) return source;
  const work = getPageWorkMetadata({ draft, extraction, source: null });
  return findCertainDuplicate(work.title, await sourceReader.findDuplicates(work))?.source ?? null;
}

/**
 * Stores a draft with its file. Returns the reason if the file could not be stored, or null. If a part of the
 * draft cannot be stored, all parts are deleted and the promise rejects, because the reader is asked to add
 * the file again.
 */
async function persistDraft(
  deps: AddPdfDeps,
  draft: Draft,
  { extraction, article, file }: { extraction: Extraction; article: Article | null; file: File },
): Promise<PdfFileProblem | null> {
  const { drafts } = deps;
  const parts = await Promise.allSettled([
    deps.storeFile(draft.key, file),
    drafts.persistExtraction(draft.key, extraction),
    ...(article ? [drafts.persistArticle(draft.key, article)] : []),
    drafts.persistDraft(draft),
  ]);
  const failure = parts.find((part) => part.status === 'rejected');
  if (!failure) return parts[0].status === 'fulfilled' ? parts[0].value : null;
  await deleteDraft(deps, draft.key);
  throw failure.reason;
}

/**
 * Saves the draft. If it cannot be saved, it is deleted with its file, because the reader has typed nothing
 * in it. If the worker did not respond in time, the draft stays, because the worker may still save it.
 */
async function saveOrDelete(deps: AddPdfDeps, draft: Draft): ReturnType<AddPdfDeps['saveDraft']> {
  try {
    const saved = await deps.saveDraft({ draft, shouldSaveText: true });
    if (!saved.ok && !UNCERTAIN_PROBLEMS.includes(saved.problem.kind)) await deleteDraft(deps, draft.key);
    return saved;
  } catch (error) {
    await deleteDraft(deps, draft.key);
    throw error;
  }
}

const UNCERTAIN_PROBLEMS = ['no-response', 'still-running'];

async function deleteDraft({ drafts, deleteFile }: AddPdfDeps, key: string): Promise<void> {
  await Promise.all([drafts.deleteDraft(key), deleteFile(key)]);
}

/** Builds the extraction of a file. Its URL is built from its DOI or arXiv number, and is empty without them. */
function buildFileExtraction(fileName: string, { metadata }: PdfReading, now: Date): Extraction {
  const extraction = { ...buildExtractionFromTab({ url: null, title: null }, now), ...metadata };
  return {
    ...extraction,
    url: getWorkUrl(extraction.identifiers),
    kind: 'pdf',
    contentType: 'application/pdf',
    title: [...metadata.title, { value: fileName.replace(/\.pdf$/i, ''), from: 'file name' }],
  };
}

function createFileDraft(now: Date): Draft {
  const draft = createDraft('', null, now);
  return { ...draft, key: buildFileDraftKey(draft.stableId) };
}
