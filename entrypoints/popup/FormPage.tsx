import { useEffect, useLayoutEffect, useRef, useState, useSyncExternalStore } from 'react';
import { useCopyKey } from '@/components/common/use-copy-key';
import { needsUrlFirst } from '@/components/form/MoreFields';
import { ReviewFormView } from '@/components/form/ReviewFormView';
import { readViewState, restoreViewState } from '@/components/form/view-state';
import type { DraftState } from '@/lib/app/form/draft-state';
import { getProblemField } from '@/lib/app/form/form-status';
import { clearBadge, showNotSavedBadge } from '@/lib/browser/badge';
import { t } from '@/lib/browser/i18n/message';
import { checkTabAgain } from '@/lib/browser/send-to-tab';
import { getFormValues } from '@/lib/record/draft/form-values';
import { dismissedWarnings, libraryShortcuts } from '@/lib/storage/settings/settings';
import type { FormSession } from './form-session';
import { useFormActions } from './use-form-actions';
import { useFormReferenceData } from './use-form-reference-data';
import { usePageSelection } from './use-page-selection';

const NOTIFICATION_DURATION_MS = 2_500;

type Props = {
  formSession: FormSession;
  /** Whether the form has a button that moves it to the side panel. */
  canOpenSidePanel: boolean;
};

/** Shows the form of a page and connects it to its draft session. Sets attributes of `<html>` to its phase. */
export function FormPage({ formSession, canOpenSidePanel }: Props) {
  const { session } = formSession;
  const state = useSyncExternalStore(session.subscribe, session.getState);
  const [isTextShown, setTextShown] = useState(false);
  const [notification, notify] = useNotification();
  const referenceData = useFormReferenceData(state, isTextShown);
  const actions = useFormActions(formSession, {
    canOpenSidePanel,
    notify,
    setTextPreviewOpen: setTextShown,
    reloadReferenceData: referenceData.reload,
  });
  const hasSelection = usePageSelection(formSession.tab?.id, state.phase !== 'reading');
  const isSaved = state.phase !== 'reading' && state.form.source !== null;
  useCopyKey(isSaved ? actions.copyCitation : null, useSingleKeys(isSaved));
  usePhaseAttributes(state);
  useQuoteNotification(state, notify);
  useViewState(formSession, state.phase !== 'reading');
  useFocusOnProblem(state);
  useDismissedWarning(formSession, state.phase !== 'reading');
  useNotSavedBadge(state, formSession.tab?.id);
  return (
    <ReviewFormView
      state={state}
      referenceData={referenceData}
      actions={actions}
      isTextPreviewOpen={isTextShown}
      hasSelection={hasSelection}
      notification={notification}
    />
  );
}

/** Returns whether the reader uses single keys. The setting is read only if the form has something to copy. */
function useSingleKeys(isNeeded: boolean): boolean {
  const [areOn, setOn] = useState(false);
  useEffect(() => {
    if (isNeeded) void libraryShortcuts.get().then(setOn);
  }, [isNeeded]);
  return areOn;
}

/** Returns a notification that disappears after some seconds, and the function that sets it. */
function useNotification(): [string | null, (message: string) => void] {
  const [notification, setNotification] = useState<string | null>(null);
  useEffect(() => {
    if (notification === null) return;
    const timer = setTimeout(() => setNotification(null), NOTIFICATION_DURATION_MS);
    return () => clearTimeout(timer);
  }, [notification]);
  return [notification, setNotification];
}

/**
 * Sets `data-phase` and `data-text`, which tests and style sheets rely on, and `data-late` while a page that did not answer in time
 * may still do so.
 */
function usePhaseAttributes(state: DraftState): void {
  const phase = isAwaitingPage(state) ? 'reading' : state.phase;
  const text = state.phase === 'reading' ? 'pending' : state.form.textState;
  const isLate = state.phase !== 'reading' && state.form.isCaptureLate === true;
  useLayoutEffect(() => {
    const { documentElement } = document;
    documentElement.dataset.phase = phase;
    documentElement.dataset.text = text;
    documentElement.toggleAttribute('data-late', isLate);
  }, [phase, text, isLate]);
}

// The form of a page that has not answered yet can be edited, but it does not have the values of the page.
const isAwaitingPage = (state: DraftState): boolean =>
  state.phase === 'editing' && state.form.pageState === 'pending';

/**
 * Tells the reader that a selection of the page was added, because the new key point may be outside the visible part. A quote that the
 * form had before is restored by Undo, and not added.
 */
function useQuoteNotification(state: DraftState, notify: (message: string) => void): void {
  const quotes =
    state.phase === 'reading' ? null : getFormValues(state.form).keyPoints.flatMap((point) => point.quotes);
  const quotesRef = useRef(quotes);
  quotesRef.current = quotes;
  const knownKeysRef = useRef<ReadonlySet<string> | null>(null);
  // The key points change at every keystroke in one of them, the number of quotes seldom.
  const count = quotes?.length ?? null;
  useEffect(() => {
    if (count === null) return;
    const keys = quotesRef.current?.map(({ exact, prefix, suffix }) =>
      JSON.stringify([exact, prefix, suffix]),
    );
    const knownKeys = knownKeysRef.current;
    knownKeysRef.current = new Set([...(knownKeys ?? []), ...(keys ?? [])]);
    if (knownKeys && keys?.some((key) => !knownKeys.has(key))) notify(t('formQuoteAdded'));
  }, [count, notify]);
}

/** Hides the warning about a page if the reader dismissed it on an earlier visit. */
function useDismissedWarning({ session }: FormSession, isFormShown: boolean): void {
  useEffect(() => {
    const url = isFormShown ? session.getForm()?.extraction.url : undefined;
    if (url === undefined) return;
    void dismissedWarnings
      .get()
      .then((urls) => urls.includes(url) && session.dispatch({ type: 'warning-dismissed' }));
  }, [session, isFormShown]);
}

/** Moves the focus to the field whose value prevents saving. */
function useFocusOnProblem(state: DraftState): void {
  const problem = state.phase === 'reading' ? null : state.form.problem;
  useEffect(() => {
    const firstProblem = problem?.kind === 'invalid' ? problem.problems[0] : undefined;
    if (firstProblem) document.getElementById(`field-${getProblemField(firstProblem)}`)?.focus();
  }, [problem]);
}

/** Marks the toolbar button after a refused save, until the page is saved, because the reader may have closed the form meanwhile. */
function useNotSavedBadge(state: DraftState, tabId: number | undefined): void {
  const hasProblem = state.phase !== 'reading' && state.form.problem !== null;
  const isSettled =
    state.phase === 'saved' || (state.phase !== 'reading' && state.form.discardedDraft !== null);
  useEffect(() => {
    if (tabId === undefined) return;
    if (hasProblem) void showNotSavedBadge(tabId);
    if (isSettled) void clearBadge(tabId).then(() => checkTabAgain(tabId));
  }, [tabId, hasProblem, isSettled]);
}

/** Restores the view state once when the form is shown, and persists it after every event that may change it. */
function useViewState(formSession: FormSession, isFormShown: boolean): void {
  // A layout effect runs in the task that shows the form, so that it cannot move the caret of a reader who already types.
  useLayoutEffect(() => {
    if (!isFormShown) return;
    void formSession.viewState.then((viewState) => {
      const form = formSession.session.getForm();
      const isSaved = form?.source != null && viewState === null;
      const firstFieldId = form && needsUrlFirst(form) ? 'field-url' : 'field-summary';
      restoreViewState(viewState, isSaved ? 'strip' : firstFieldId);
    });
    const persistViewState = () => formSession.session.persistViewState(readViewState());
    const eventNames = ['input', 'focusin', 'keyup', 'click', 'scrollend'] as const;
    for (const eventName of eventNames) document.addEventListener(eventName, persistViewState, true);
    return () => {
      for (const eventName of eventNames) document.removeEventListener(eventName, persistViewState, true);
    };
  }, [formSession, isFormShown]);
}
