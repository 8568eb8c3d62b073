import { getUrlKeys } from '@/lib/address/url-keys';
import { normalizeText } from '@/lib/base/normalize-text';
import { err, ok, type Result } from '@/lib/base/result';
import { buildExtractionFromTab } from '@/lib/record/draft/build-extraction-from-tab';
import { getWorkUrl } from '@/lib/record/draft/get-work-url';
import { joinDraftToSource } from '@/lib/record/draft/join-page-to-source';
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

/** The dependencies of adding a PDF file. */
export type AddPdfDeps = {
  now: () => Date;
  readPdf: (file: File) => Promise<Result<PdfReading, PdfProblem>>;
  sourceReader: Pick<SourceReader, 'findSourceByUrlKeys'>;
  drafts: Pick<DraftStorage, 'persistDraft' | 'persistExtraction' | 'persistArticle'>;
  /**
   * Stores the file for the draft with the key, if the reader chose to store PDF files. Returns the reason if it could not be stored, or
   * null.
   */
  storeFile: (draftKey: string, file: File) => Promise<PdfFileProblem | null>;
  saveDraft: DraftWorker['saveDraft'];
  /** Lists the captured texts of the PDFs of a source. */
  listPdfTexts: (stableId: string) => Promise<string[]>;
};

/**
 * What happened to a PDF file: it became a draft with the key, or it was added to a saved source. `textProblem` says why its text is
 * missing, or is null. `pageCount` is the number of pages that were read of a very large file, or null if all of them were read.
 * `fileProblem` says why the file is not stored although the reader chose that, or is null. `isOtherText` means that the source already
 * had the text of a PDF, and that the file has another text. `addedPart` is what was new, or null.
 */
export type AddedPdf = {
  textProblem: PdfTextProblem | null;
  pageCount: number | null;
  fileProblem: PdfFileProblem | null;
} & (
  | { kind: 'draft'; key: string }
  | { kind: 'added'; source: Source; isOtherText: boolean; addedPart: AddedPart | null }
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
  const reading = await deps.readPdf(file);
  if (!reading.ok) return reading;
  const textResult = await reading.value.text;
  const article = textResult.ok ? textResult.value : null;
  const textProblem = textResult.ok ? null : textResult.problem;
  const pageCount = article?.cut ? (article.pageStarts?.length ?? 0) : null;
  if (textProblem === 'cancelled' || article?.isStopped) return err('pdf-cancelled');
  const extraction = buildFileExtraction(file.name, reading.value, deps.now());
  const source = chosenSource ?? (await deps.sourceReader.findSourceByUrlKeys(getUrlKeys(extraction.url)));
  const draft = createFileDraft(deps.now());
  if (!source) {
    const [fileProblem] = await Promise.all([
      deps.storeFile(draft.key, file),
      persistDraft(deps, draft, extraction, article),
    ]);
    return ok({ kind: 'draft', key: draft.key, textProblem, pageCount, fileProblem });
  }
  const joinedDraft = joinDraftToSource(source, draft, deps.now().toISOString());
  const [storeProblem] = await Promise.all([
    deps.storeFile(joinedDraft.key, file),
    persistDraft(deps, joinedDraft, extraction, article),
  ]);
  const isOtherText = article !== null && isOther(article.text, await deps.listPdfTexts(source.stableId));
  const saved = await deps.saveDraft({ draft: joinedDraft, shouldSaveText: true });
  if (!saved.ok) return saved;
  const { source: savedSource, addedPart = null } = saved.value;
  const fileProblem = storeProblem ?? saved.value.fileProblem ?? null;
  return ok({
    kind: 'added',
    source: savedSource,
    isOtherText,
    addedPart,
    textProblem,
    pageCount,
    fileProblem,
  });
}

const isOther = (text: string, storedTexts: readonly string[]): boolean =>
  storedTexts.length > 0 && !storedTexts.includes(normalizeText(text));

async function persistDraft(
  { drafts }: AddPdfDeps,
  draft: Draft,
  extraction: Extraction,
  article: Article | null,
): Promise<void> {
  await Promise.all([
    drafts.persistExtraction(draft.key, extraction),
    ...(article ? [drafts.persistArticle(draft.key, article)] : []),
    drafts.persistDraft(draft),
  ]);
}

/** Builds the extraction of a file. Its URL is the one of its DOI or arXiv number, or empty. */
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

/** Creates the draft of a file. Its key is not the URL, so that it does not replace the draft of a page with that URL. */
function createFileDraft(now: Date): Draft {
  const draft = createDraft('', null, now);
  return { ...draft, key: `manual:pdf:${draft.stableId}` };
}
