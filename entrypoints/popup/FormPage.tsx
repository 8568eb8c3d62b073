import { useEffect, useLayoutEffect, useState, useSyncExternalStore } from 'react';
import { useCopyKey } from '@/components/common/use-copy-key';
import { ReviewFormView } from '@/components/form/ReviewFormView';
import { readViewState, restoreViewState } from '@/components/form/view-state';
import { formatFormNotification } from '@/lib/app/describe/format-form-notification';
import { announceQuotes } from '@/lib/app/form/announce-quotes';
import type { DraftState } from '@/lib/app/form/draft-state';
import {
  findProblemElementId,
  getBadgeChange,
  getFirstFocusId,
  getPhaseAttributes,
} from '@/lib/app/form/form-page';
import { watchAddedQuotes } from '@/lib/browser/added-quotes';
import { clearBadge, showNotSavedBadge } from '@/lib/browser/badge';
import { checkTabAgain } from '@/lib/browser/send-to-tab';
import type { Quote } from '@/lib/record/schema/parts';
import { dismissedWarnings, libraryShortcuts } from '@/lib/storage/settings/settings';
import type { FormSession } from './form-session';
import { useFormActions } from './use-form-actions';
import { useFormReferenceData } from './use-form-reference-data';
import { useNotification } from './use-notification';
import { usePageSelection } from './use-page-selection';

type Props = {
  formSession: FormSession;
  /** Whether the form has a button that moves it to the side panel. */
  canOpenSidePanel: boolean;
};

/** Whether the text preview is open, and the quote that it shows. */
type PreviewState = { isTextShown: boolean; quote: Quote | null };

const CLOSED_PREVIEW: PreviewState = { isTextShown: false, quote: null };

/** Shows the form of a page and connects it to its draft session. Sets attributes of `<html>` to its phase. */
export function FormPage({ formSession, canOpenSidePanel }: Props) {
  const { session } = formSession;
  const state = useSyncExternalStore(session.subscribe, session.getState);
  const [{ isTextShown, quote }, setPreview] = useState<PreviewState>(CLOSED_PREVIEW);
  const [notification, notify] = useNotification();
  const referenceData = useFormReferenceData(state, isTextShown, quote);
  const actions = useFormActions(formSession, {
    canOpenSidePanel,
    notify,
    setTextPreviewOpen: (isOpen, shownQuote) =>
      setPreview({ isTextShown: isOpen, quote: shownQuote ?? null }),
    reloadReferenceData: referenceData.reload,
  });
  const hasSelection = usePageSelection(formSession.tab?.id, state.phase !== 'reading');
  const isSaved = state.phase !== 'reading' && state.form.source !== null;
  useCopyKey(isSaved ? actions.copyCitation : null, useSingleKeys(isSaved));
  usePhaseAttributes(state);
  useQuoteNotification(formSession, notify);
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
      quoteInPreview={quote}
      hasSelection={hasSelection}
      notification={notification}
    />
  );
}

/** Returns whether shortcuts of a single key are switched on. The setting is read only if the form has something to copy. */
function useSingleKeys(isNeeded: boolean): boolean {
  const [areOn, setAreOn] = useState(false);
  useEffect(() => {
    if (isNeeded) void libraryShortcuts.get().then(setAreOn);
  }, [isNeeded]);
  return areOn;
}

/**
 * Sets `data-phase` and `data-text`, which tests and style sheets rely on, and `data-late` if the page did not answer in time, although
 * it may still answer.
 */
function usePhaseAttributes(state: DraftState): void {
  const { phase, text, isLate } = getPhaseAttributes(state);
  useLayoutEffect(() => {
    const { documentElement } = document;
    documentElement.dataset.phase = phase;
    documentElement.dataset.text = text;
    documentElement.toggleAttribute('data-late', isLate);
  }, [phase, text, isLate]);
}

/** Notifies the reader that a selection of the page was added, because the new key point may be outside the visible part of the form. */
function useQuoteNotification({ session }: FormSession, notify: (message: string) => void): void {
  useEffect(
    () =>
      announceQuotes(session, watchAddedQuotes, (pointIndex) =>
        notify(formatFormNotification({ kind: 'quote-added', pointIndex })),
      ),
    [session, notify],
  );
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
    const elementId = findProblemElementId(problem);
    if (elementId) document.getElementById(elementId)?.focus();
  }, [problem]);
}

/** Shows on the toolbar button that the page could not be saved, and removes that mark when it no longer applies. */
function useNotSavedBadge(state: DraftState, tabId: number | undefined): void {
  const badgeChange = getBadgeChange(state);
  useEffect(() => {
    if (tabId === undefined) return;
    if (badgeChange === 'not-saved') void showNotSavedBadge(tabId);
    if (badgeChange === 'cleared') void clearBadge(tabId).then(() => checkTabAgain(tabId));
  }, [tabId, badgeChange]);
}

/** Restores the view state once when the form is shown, and persists it after every event that may change it. */
function useViewState(formSession: FormSession, isFormShown: boolean): void {
  // A layout effect runs in the task that shows the form, so that it cannot move the caret of a reader who already types.
  useLayoutEffect(() => {
    if (!isFormShown) return;
    void formSession.viewState.then((viewState) => {
      restoreViewState(viewState, getFirstFocusId(formSession.session.getForm(), viewState));
    });
    const persistViewState = () => formSession.session.persistViewState(readViewState());
    const eventNames = ['input', 'focusin', 'keyup', 'click', 'scrollend'] as const;
    for (const eventName of eventNames) document.addEventListener(eventName, persistViewState, true);
    return () => {
      for (const eventName of eventNames) document.removeEventListener(eventName, persistViewState, true);
    };
  }, [formSession, isFormShown]);
}
