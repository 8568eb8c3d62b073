import type { Result } from '@/lib/base/result';
import type { Draft } from '@/lib/model/draft';
import type { Article, Extraction } from '@/lib/model/extraction';
import type { WriteProblem } from '@/lib/model/problem';
import type { Snapshot } from '@/lib/model/snapshot';
import type { Source } from '@/lib/model/source';
import type { SourceRow } from '@/lib/model/source-row';
import type { Venue } from '@/lib/model/venue';

type AsyncWriteResult<T> = Promise<Result<T, WriteProblem>>;

/** What the use cases need of the outside world; the worker supplies it. */
export type DatabaseDeps = {
  now: () => Date;
  findSourceById: (stableId: string) => Promise<SourceRow | null>;
  /** The source known under any of these address keys. */
  findSourceByAddress: (keys: string[]) => Promise<SourceRow | null>;
  /** The stable id of the record that this one went into by a merge; null: none. */
  findMergeTargetId: (stableId: string) => Promise<string | null>;
  listVenues: () => Promise<Venue[]>;
  saveSource: (source: Source, venue: Venue | null, snapshot: Snapshot | null) => AsyncWriteResult<Source>;
};

/** What saving a draft needs besides: the captured parts that lie with it. */
export type DraftDeps = DatabaseDeps & {
  readCapturedPage: (draft: Draft) => Promise<Extraction | null>;
  readCapturedText: (draft: Draft) => Promise<Article | null>;
};
