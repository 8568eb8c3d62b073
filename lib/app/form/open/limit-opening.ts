import type { ViewState } from '@/lib/record/schema/draft';
import type { CaptureDeps } from '../capture/capture-deps';
import type { SessionCore } from '../session-core';

// A form opens within a second, also on a busy computer. The browser may never answer, for example if its storage hangs.
const OPENING_TIMEOUT_MS = 10_000;

type LimitOpeningDeps = Pick<CaptureDeps, 'wait'> & {
  /** Whether an error means that the disk is full. The browser reports that also when it only reads. */
  isDiskFullError: (error: unknown) => Promise<boolean>;
};

/**
 * Reports that a form opens late or could not be opened, so that no form waits without an end. Returns the view state of the form that
 * `opening` resolves to, or null if it rejects.
 */
export async function limitOpening(
  session: SessionCore,
  { wait, isDiskFullError }: LimitOpeningDeps,
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
