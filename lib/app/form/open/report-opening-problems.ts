import type { ViewState } from '@/lib/record/schema/draft';
import type { CaptureDeps } from '../capture/capture-deps';
import type { SessionCore } from '../session-core';

// A form opens within a second, even on a busy computer. The browser may never respond, for example if its
// storage hangs.
const OPENING_TIMEOUT_MS = 10_000;

type OpeningDeps = Pick<CaptureDeps, 'wait'> & {
  /** Returns whether an error means that the disk is full. The browser can report a full disk even for a read. */
  isDiskFullError: (error: unknown) => Promise<boolean>;
};

/**
 * Reports that a form opens late or could not be opened, so that the reader does not wait forever. Returns
 * the view state to which `opening` resolves, or null if `opening` rejects.
 */
export async function reportOpeningProblems(
  session: SessionCore,
  { wait, isDiskFullError }: OpeningDeps,
  opening: Promise<ViewState | null>,
): Promise<ViewState | null> {
  void wait(OPENING_TIMEOUT_MS).then(() => {
    if (!session.getForm()) session.dispatch({ type: 'opening-failed', problem: 'late' });
  });
  try {
    return await opening;
  } catch (error) {
    const problem = (await isDiskFullError(error)) ? 'disk-full' : 'failed';
    if (!session.getForm()) session.dispatch({ type: 'opening-failed', problem });
    return null;
  }
}
