import { err, ok, type Result } from '@/lib/base/result';
import { isUnfinished, type LibraryChange } from '@/lib/record/schema/library-change';
import type { WriteProblem } from '@/lib/record/schema/write-problem';

/** A change, null if there is none with this id (any more), or why it could not be written. */
type AsyncChange = Promise<Result<LibraryChange | null, WriteProblem>>;

/** The ports of the runner. */
export type ChangeRunnerDeps = {
  /** Writes one chunk in one transaction, while no other change of saved sources is in progress. */
  applyNextChunk: (id: string) => AsyncChange;
  failChange: (id: string, problem: WriteProblem) => AsyncChange;
  findChange: (id: string) => Promise<LibraryChange | null>;
  /** Called before the first chunk; the result is called after the last one. */
  beginRun: () => () => void;
  wait: (ms: number) => Promise<void>;
};

export type ChangeRunner = {
  /** Writes the remaining chunks of a change. A second call for the same change joins the first. */
  run: (id: string) => AsyncChange;
  /** Runs a change, and resolves at its end or after about a second with its progress. */
  runForAWhile: (id: string) => AsyncChange;
};

// A page repeats its question after this time, which keeps the worker alive and starts it again after it was stopped.
const REPLY_AFTER_MS = 1000;

/** Creates the runner of changes. It keeps in memory only which changes are running, because the database has the progress. */
export function createChangeRunner(deps: ChangeRunnerDeps): ChangeRunner {
  const running = new Map<string, AsyncChange>();
  const run = (id: string): AsyncChange => {
    const current = running.get(id);
    if (current) return current;
    const endRun = deps.beginRun();
    const started = applyChunks(deps, id).finally(() => {
      running.delete(id);
      endRun();
    });
    running.set(id, started);
    return started;
  };
  return {
    run,
    runForAWhile: (id) =>
      Promise.race([run(id), deps.wait(REPLY_AFTER_MS).then(async () => ok(await deps.findChange(id)))]),
  };
}

async function applyChunks(deps: ChangeRunnerDeps, id: string): AsyncChange {
  for (;;) {
    const written = await deps.applyNextChunk(id).catch(describeFault);
    if (!written.ok) {
      const failed = await deps.failChange(id, written.problem).catch(describeFault);
      // A full disk may refuse the state too; the change then continues when the worker starts again.
      return failed.ok && failed.value && !isUnfinished(failed.value) ? failed : written;
    }
    if (!written.value || !isUnfinished(written.value)) return written;
  }
}

// A fault of a single chunk must not leave the change running forever.
const describeFault = (thrown: unknown): { ok: false; problem: WriteProblem } =>
  err({ kind: 'store-failed', name: thrown instanceof Error ? thrown.name : String(thrown) });
