import { err, ok, type Result } from '@/lib/base/result';
import { isUnfinished, type LibraryChange } from '@/lib/record/schema/library-change';
import type { WriteProblem } from '@/lib/record/schema/write-problem';

/** The current state of a change, or the problem of its write. Null means that no change has this id. */
type AsyncChange = Promise<Result<LibraryChange | null, WriteProblem>>;

/** The dependencies of the runner, which writes changes chunk by chunk. */
export type ChangeRunnerDeps = {
  /** Writes one chunk in one transaction, while no other change of saved sources is in progress. */
  applyNextChunk: (id: string) => AsyncChange;
  failChange: (id: string, problem: WriteProblem) => AsyncChange;
  findChange: (id: string) => Promise<LibraryChange | null>;
  /** Prevents the browser from stopping the worker. Returns a function to call after the last chunk. */
  preventWorkerStop: () => () => void;
  wait: (ms: number) => Promise<void>;
};

/** Writes changes chunk by chunk. */
export type ChangeRunner = {
  /** Writes the remaining chunks of a change. If the change is already running, returns the result of that run. */
  run: (id: string) => AsyncChange;
  /** Starts or continues a change. Resolves when it ends, or after about a second with its progress. The change then goes on. */
  startAndReport: (id: string) => AsyncChange;
  /** Whether any change is running. */
  isRunning: () => boolean;
};

// A page sends the next message after this response, which restarts a stopped worker.
const RESPOND_AFTER_MS = 1000;

/** Creates the runner of changes. The database has the progress of each change, so a stopped worker can continue it. */
export function createChangeRunner(deps: ChangeRunnerDeps): ChangeRunner {
  const runsById = new Map<string, AsyncChange>();
  const run = (id: string): AsyncChange => {
    const runInProgress = runsById.get(id);
    if (runInProgress) return runInProgress;
    const endRun = deps.preventWorkerStop();
    const newRun = applyChunks(deps, id).finally(() => {
      runsById.delete(id);
      endRun();
    });
    runsById.set(id, newRun);
    return newRun;
  };
  return {
    run,
    startAndReport: (id) =>
      Promise.race([run(id), deps.wait(RESPOND_AFTER_MS).then(async () => ok(await deps.findChange(id)))]),
    isRunning: () => runsById.size > 0,
  };
}

async function applyChunks(deps: ChangeRunnerDeps, id: string): AsyncChange {
  for (;;) {
    const chunkResult = await deps.applyNextChunk(id).catch(toFailedResult);
    if (!chunkResult.ok) {
      const failResult = await deps.failChange(id, chunkResult.problem).catch(toFailedResult);
      // On a full disk, the state `failed` cannot be saved either. The change then continues when the worker starts
      // again.
      return failResult.ok && failResult.value && !isUnfinished(failResult.value) ? failResult : chunkResult;
    }
    if (!chunkResult.value || !isUnfinished(chunkResult.value)) return chunkResult;
  }
}

// If an exception ended the loop, the change would stay unfinished.
const toFailedResult = (thrown: unknown): { ok: false; problem: WriteProblem } =>
  err({ kind: 'store-failed', name: thrown instanceof Error ? thrown.name : String(thrown) });
