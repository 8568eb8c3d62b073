import type { Result } from '@/lib/base/result';
import type { Draft } from '@/lib/record/schema/draft';
import type { Article, Extraction } from '@/lib/record/schema/extraction';
import type { LibraryChange, UndoOnlyAction } from '@/lib/record/schema/library-change';
import type { Snapshot } from '@/lib/record/schema/snapshot';
import type { Source } from '@/lib/record/schema/source';
import type { SourceRow } from '@/lib/record/schema/source-row';
import type { Venue } from '@/lib/record/schema/venue';
import type { WriteProblem } from '@/lib/record/schema/write-problem';

type AsyncWriteResult<T> = Promise<Result<T, WriteProblem>>;

/** The dependencies that most use cases of the worker share. */
export type DatabaseDeps = {
  now: () => Date;
  findSourceById: (stableId: string) => Promise<SourceRow | null>;
  /** Finds the source that has any of these URL keys (see `getUrlKeys`). */
  findSourceByUrlKeys: (keys: string[]) => Promise<SourceRow | null>;
  /** Finds the stable id of the source that this one was merged into. */
  findMergeTargetId: (stableId: string) => Promise<string | null>;
  listVenues: () => Promise<Venue[]>;
  /** Saves a source. With `change`, Undo restores the values that the save replaces. */
  saveSource: (
    source: Source,
    snapshot: Snapshot | null,
    change?: Pick<LibraryChange, 'id' | 'at'> & {
      action: UndoOnlyAction;
      draftKey?: string;
      sourceWithoutEdits?: Source;
    },
  ) => AsyncWriteResult<Source>;
};

/** The dependencies of saving a draft, which also read its captured page and text. */
export type SaveDraftDeps = DatabaseDeps & {
  readCapturedPage: (draft: Draft) => Promise<Extraction | null>;
  readCapturedText: (draft: Draft) => Promise<Article | null>;
  /** Lists the captured texts of a source, the oldest first. */
  listSnapshots: (stableId: string) => Promise<Snapshot[]>;
};
