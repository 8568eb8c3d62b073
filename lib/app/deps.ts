import type { Result } from '@/lib/base/result';
import type { Draft } from '@/lib/model/draft';
import type { Article, Extraction } from '@/lib/model/extraction';
import type { StoreProblem } from '@/lib/model/problem';
import type { Snapshot } from '@/lib/model/snapshot';
import type { Source } from '@/lib/model/source';
import type { SourceRow } from '@/lib/model/source-row';
import type { Venue } from '@/lib/model/venue';

type Written<T> = Promise<Result<T, StoreProblem>>;

/** What the use cases need of the outside world; the worker supplies it. */
export type StoreDeps = {
  now: () => Date;
  sourceById: (stableId: string) => Promise<SourceRow | null>;
  /** The source known under any of these address keys. */
  sourceByAddress: (keys: string[]) => Promise<SourceRow | null>;
  /** The stable id of the record that this one went into by a merge; null: none. */
  mergedInto: (stableId: string) => Promise<string | null>;
  venues: () => Promise<Venue[]>;
  saveSource: (source: Source, venue: Venue | null, snapshot: Snapshot | null) => Written<Source>;
};

/** What saving a draft needs besides: the captured parts that lie with it. */
export type DraftDeps = StoreDeps & {
  capturedPage: (draft: Draft) => Promise<Extraction | null>;
  capturedText: (draft: Draft) => Promise<Article | null>;
};
