import type { ViewState } from '@/lib/record/schema/draft';
import type { WriteProblem } from '@/lib/record/schema/write-problem';
import type { DraftForm, DraftState } from './draft-state';
import { getProblemField } from './form-status';

/**
 * The attributes of `<html>` that tests and style sheets rely on. `isLate` is true if the page did not answer in time; it may still
 * answer.
 */
export type PhaseAttributes = {
  phase: DraftState['phase'];
  text: DraftForm['textStatus'];
  isLate: boolean;
};

/** Returns the attributes for a state. */
export function getPhaseAttributes(state: DraftState): PhaseAttributes {
  if (state.phase === 'reading')
    return { phase: 'reading', text: 'pending', isLate: state.problem !== undefined };
  const { pageStatus, textStatus, isCaptureLate } = state.form;
  // The form of a page that has not answered yet can be edited, but it does not have the values of the page.
  const isAwaitingPage = state.phase === 'editing' && pageStatus === 'pending';
  return {
    phase: isAwaitingPage ? 'reading' : state.phase,
    text: textStatus,
    isLate: isCaptureLate === true,
  };
}

/**
 * Returns whether the URL of the page is unknown, because the browser does not report it. The reader then has
 * to type the URL before the page can be saved.
 */
export const isUrlUnknown = ({ extraction, source }: Pick<DraftForm, 'extraction' | 'source'>): boolean =>
  extraction.url === '' && source === null;

/** Returns the id of the element that gets the focus if no view state is restored. */
export function getFirstFocusId(form: DraftForm | null, viewState: ViewState | null): string {
  if (form?.source && viewState === null) return 'strip';
  return form && isUrlUnknown(form) ? 'field-url' : 'field-summary';
}

/** Finds the id of the element whose value prevented a save. Returns null if the save failed for another reason. */
export function findProblemElementId(problem: WriteProblem | null): string | null {
  const firstProblem = problem?.kind === 'invalid' ? problem.problems[0] : undefined;
  return firstProblem ? `field-${getProblemField(firstProblem)}` : null;
}

/**
 * Returns the change of the toolbar button:
 * - `not-saved`: show a mark after a rejected save, because the reader may have closed the form meanwhile.
 *   This has precedence, because a save can also fail after the reader started over.
 * - `cleared`: remove the mark, because the page was saved or the reader started over.
 * - null: do not change the button.
 */
export function getBadgeChange(state: DraftState): 'not-saved' | 'cleared' | null {
  if (state.phase === 'reading') return null;
  if (state.form.problem !== null) return 'not-saved';
  return state.phase === 'saved' || state.form.discardedDraft !== null ? 'cleared' : null;
}

const MIN_NOTIFICATION_MS = 2_500;
// Long sentences stay until they can be read.
const NOTIFICATION_MS_PER_CHARACTER = 60;

/** Returns the time in ms for which a notification of the form is shown. */
export const getNotificationMs = (notification: string): number =>
  Math.max(MIN_NOTIFICATION_MS, notification.length * NOTIFICATION_MS_PER_CHARACTER);
