import type { Result } from '@/lib/base/result';
import type { DraftChange, PendingQuote, StoredDraft } from '@/lib/record/draft/stored-draft';
import type { WorkMetadata } from '@/lib/record/duplicates/duplicate-evidence';
import type { PdfFileProblem } from '@/lib/record/pdf-file-problem';
import type { Draft, Edits, ViewState } from '@/lib/record/schema/draft';
import type { Article, Extraction } from '@/lib/record/schema/extraction';
import type { AddedPart } from '@/lib/record/schema/library-change';
import type { StableId } from '@/lib/record/schema/primitives';
import type { Source } from '@/lib/record/schema/source';
import type { WriteProblem } from '@/lib/record/schema/write-problem';
import type { DuplicateCandidate } from './draft-state';

/**
 * The storage of drafts. Every write starts before its function returns, so that no edit is lost when the page closes.
 */
export type DraftStorage = {
  /** Persists a draft. The same write empties the items with these names, because the draft contains their quotes. */
  persistDraft: (draft: Draft, quoteItems?: string[]) => Promise<void>;
  persistExtraction: (key: string, extraction: Extraction) => Promise<void>;
  persistArticle: (key: string, article: Article) => Promise<void>;
  persistViewState: (key: string, viewState: ViewState) => Promise<void>;
  /** Reads a draft with its captured page, its text, its view state and its pending quotes. */
  readDraft: (key: string) => Promise<StoredDraft>;
  /** Reads only the draft itself. */
  readDraftItem: (key: string) => Promise<Draft | null>;
  readQuotes: (key: string) => Promise<PendingQuote[]>;
  deleteQuotes: (itemNames: string[]) => Promise<void>;
  /** Deletes a draft with everything that is stored for it. */
  deleteDraft: (key: string) => Promise<void>;
  /** Deletes only the draft itself. */
  deleteDraftItem: (key: string) => Promise<void>;
  /**
   * Calls `onChange` after each deletion, and after each change for which `isChangeFromOtherPage` returns true. The
   * caller recognises its own changes by their `updatedAt`. Returns a function that stops the calls.
   */
  watchDraft: (
    key: string,
    onChange: (change: DraftChange) => void,
    isChangeFromOtherPage: (updatedAt: string) => boolean,
  ) => () => void;
  /** Removes the request, made in the library, to capture this source again. Resolves to whether there was one. */
  consumeRecaptureRequest: (stableId: string, now: Date) => Promise<boolean>;
  /**
   * Returns a random id that stays the same until the browser closes. Keys that contain a tab id contain this
   * id too, because the next session of the browser reuses tab ids.
   */
  getBrowserSessionId: () => Promise<string>;
};

/** Reads saved sources. */
export type SourceReader = {
  findSourceById: (stableId: string) => Promise<Source | null>;
  findSourceByUrlKeys: (urlKeys: string[]) => Promise<Source | null>;
  findDuplicates: (work: WorkMetadata) => Promise<DuplicateCandidate[]>;
  hasSnapshot: (stableId: string) => Promise<boolean>;
  /**
   * Calls `onChange` with the current source, and again after every change. Returns a function that stops the calls.
   */
  watchSource: (stableId: string, onChange: (source: Source | null) => void) => () => void;
};

/** Requests to the worker. The promises never reject. */
export type DraftWorker = {
  saveDraft: (request: { draft: Draft; shouldSaveText: boolean }) => Promise<
    Result<
      {
        source: Source;
        fileProblem?: PdfFileProblem;
        addedPart?: AddedPart | null;
        hadLongerText?: true;
        wasInBin?: true;
      },
      WriteProblem
    >
  >;
  editSource: (request: {
    stableId: StableId;
    edits: Edits;
    mergeBase: Edits;
  }) => Promise<Result<{ source: Source }, WriteProblem>>;
};

/** The dependencies of a draft session. */
export type DraftSessionDeps = {
  now: () => Date;
  drafts: DraftStorage;
  sourceReader: SourceReader;
  worker: DraftWorker;
  /** Lists the pairs of URLs that the reader marked as different works. Each pair is one string (`getPairKey` in `lib/record/duplicates`). */
  listNotDuplicatePairs: () => Promise<string[]>;
  /** Runs a task after the next frame is painted, so that the form appears before slower reads begin. */
  runAfterPaint: (task: () => void) => void;
};
