import type { CheckedPage } from '@/lib/app/page-check/check-page';
import type { Result } from '@/lib/base/result';
import type { PdfFileProblem } from '@/lib/record/pdf-file-problem';
import type { Article, Extraction } from '@/lib/record/schema/extraction';
import type { PageCheck } from '@/lib/record/schema/page-check';
import type { Source } from '@/lib/record/schema/source';
import type { PdfProblem, PdfTextProblem } from '../draft-state';

/** A browser tab. `url` and `title` are null without the permission to read them. */
export type PageTab = { id: number; windowId: number; url: string | null; title: string | null };

/**
 * Why a page could not be read, for example because the browser does not allow extensions on it. `reason` is
 * the message of the browser.
 */
type ReadProblem = { kind: string; reason?: string };

/** The result of a script in a page. It is untrusted and not parsed yet. */
export type RawCapture = Result<unknown, ReadProblem>;

/**
 * A capture in progress. `page` has the metadata of the page. `readArticle` reads the text of the article once: later calls return the same
 * result. `readText` reads the text of a scope anew at each call. No promise rejects.
 */
export type Capture = {
  tab: Promise<PageTab | null>;
  page: Promise<RawCapture>;
  readArticle: () => Promise<RawCapture>;
  readText: (scope: Article['scope']) => Promise<RawCapture>;
};

/** A request to read the PDF at a URL. `onProgress` gets the number of pages that were read and of all pages. */
export type PdfRequest = {
  url: string;
  /** The key of the draft, with which the file is stored if the reader chose to store PDF files. */
  draftKey: string;
  password: string | null;
  signal: AbortSignal;
  onProgress: (done: number, total: number) => void;
};

/** The metadata of a PDF, and its text, which takes longer to read. */
export type PdfReading = {
  metadata: Pick<Extraction, 'title'> & Partial<Extraction>;
  httpStatus: number | null;
  text: Promise<Result<Article, PdfTextProblem>>;
  /** Why the file could not be stored, or null if it was stored. Undefined if the reader did not choose to store PDF files. */
  fileProblem?: Promise<PdfFileProblem | null>;
};

/** The dependencies that read pages in tabs. */
export type CaptureDeps = {
  beginCapture: (tabId: number) => Capture;
  findTabById: (tabId: number) => Promise<PageTab | null>;
  /**
   * Returns whether the extension can read files of this computer:
   * - `unsupported`: the browser does not allow it.
   * - `off`: the reader has to change a setting of the browser. Until then, the URLs of tabs with such files
   *   are unknown.
   * - `needs-permission`: the reader has to grant a permission.
   */
  getFileAccess: () => Promise<'allowed' | 'needs-permission' | 'off' | 'unsupported'>;
  /** Reads a PDF with the session of the reader. Rejects if the browser reports an error. The promises of its result do not reject. */
  readPdf: (request: PdfRequest) => Promise<Result<PdfReading, PdfProblem>>;
  /**
   * Compares a page with the captured texts of its source, and saves the result. Resolves to null if nothing was saved. Never
   * rejects.
   */
  checkPage: (source: Source, page: CheckedPage) => Promise<PageCheck | null>;
  /** Resolves after `durationMs` milliseconds. */
  wait: (durationMs: number) => Promise<void>;
};
