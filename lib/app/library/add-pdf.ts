import { getUrlKeys } from '@/lib/address/url-keys';
import { normalizeText } from '@/lib/base/normalize-text';
import { err, ok, type Result } from '@/lib/base/result';
import { buildExtractionFromTab } from '@/lib/record/draft/build-extraction-from-tab';
import { getWorkUrl } from '@/lib/record/draft/get-work-url';
import { joinDraftToSource } from '@/lib/record/draft/join-page-to-source';
import type { PdfFileProblem } from '@/lib/record/pdf-file-problem';
import type { Draft } from '@/lib/record/schema/draft';
import type { Article, Extraction } from '@/lib/record/schema/extraction';
import type { Source } from '@/lib/record/schema/source';
import type { WriteProblem } from '@/lib/record/schema/write-problem';
import type { PdfReading } from '../form/capture/capture-port';
import { createDraft } from '../form/create-draft';
import type { DraftStorage, DraftWorker, RecordReader } from '../form/draft-ports';
import type { PdfProblem, PdfTextProblem } from '../form/draft-state';

/** The dependencies of adding a PDF file. */
export type AddPdfPorts = {
  now: () => Date;
  readPdf: (file: File) => Promise<Result<PdfReading, PdfProblem>>;
  records: Pick<RecordReader, 'findSourceByUrlKeys'>;
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
 * had the text of a PDF, and that the file has another text.
 */
export type AddedPdf = {
  textProblem: PdfTextProblem | null;
  pageCount: number | null;
  fileProblem: PdfFileProblem | null;
} & ({ kind: 'draft'; key: string } | { kind: 'added'; source: Source; isOtherText: boolean });

/**
 * Reads a PDF file. If a saved source has its DOI or another of its identifiers, or if the reader chose a source, the text is added to
 * that source, and empty fields are filled. Otherwise a draft is created, which the reader reviews and saves.
 */
export async function addPdf(
  ports: AddPdfPorts,
  file: File,
  chosenSource: Source | null,
): Promise<Result<AddedPdf, PdfProblem | WriteProblem>> {
  const reading = await ports.readPdf(file);
  if (!reading.ok) return reading;
  const textResult = await reading.value.text;
  const article = textResult.ok ? textResult.value : null;
  const textProblem = textResult.ok ? null : textResult.problem;
  const pageCount = article?.cut ? (article.pageStarts?.length ?? 0) : null;
  if (textProblem === 'cancelled') return err('pdf-cancelled');
  const extraction = buildFileExtraction(file.name, reading.value, ports.now());
  const source = chosenSource ?? (await ports.records.findSourceByUrlKeys(getUrlKeys(extraction.url)));
  const draft = createFileDraft(ports.now());
  if (!source) {
    const [fileProblem] = await Promise.all([
      ports.storeFile(draft.key, file),
      persistDraft(ports, draft, extraction, article),
    ]);
    return ok({ kind: 'draft', key: draft.key, textProblem, pageCount, fileProblem });
  }
  const joinedDraft = joinDraftToSource(source, draft, ports.now().toISOString());
  const [storeProblem] = await Promise.all([
    ports.storeFile(joinedDraft.key, file),
    persistDraft(ports, joinedDraft, extraction, article),
  ]);
  const isOtherText = article !== null && isOther(article.text, await ports.listPdfTexts(source.stableId));
  const saved = await ports.saveDraft({ draft: joinedDraft, withText: true });
  if (!saved.ok) return saved;
  const fileProblem = storeProblem ?? saved.value.fileProblem ?? null;
  return ok({ kind: 'added', source: saved.value.source, isOtherText, textProblem, pageCount, fileProblem });
}

const isOther = (text: string, storedTexts: readonly string[]): boolean =>
  storedTexts.length > 0 && !storedTexts.includes(normalizeText(text));

async function persistDraft(
  { drafts }: AddPdfPorts,
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

/** Builds the extraction of a file. Its address is the one of its DOI or arXiv number, or empty. */
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

/** Creates the draft of a file. Its key is not the address, so that it does not replace the draft of a page with that address. */
function createFileDraft(now: Date): Draft {
  const draft = createDraft('', null, now);
  return { ...draft, key: `manual:pdf:${draft.stableId}` };
}
