import { useEffect, useLayoutEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { ReviewFormView } from '@/components/form/ReviewFormView';
import { getProblemFieldId } from '@/lib/app/form/form-status';
import { t } from '@/lib/browser/i18n/message';
import { createFormActions } from './create-form-actions';
import type { PageSession } from './start-session';
import { useFormReferenceData } from './use-form-reference-data';
import { readViewState, restoreViewState } from './view-state';

const NOTIFICATION_DURATION_MS = 2_500;

/** The form of one page, wired: its state in `<html>`, its place in the draft, its intentions carried out. */
export function FormPage({ page, isInPanel }: { page: PageSession; isInPanel: boolean }) {
  const { session } = page;
  const state = useSyncExternalStore(session.subscribe, session.getState);
  const [isTextShown, setTextShown] = useState(false);
  const [notification, setNotification] = useState<string | null>(null);
  const referenceData = useFormReferenceData(state, isTextShown);
  const reloadRef = useRef(referenceData.reload);
  reloadRef.current = referenceData.reload;

  const actions = useMemo(
    () =>
      createFormActions(page, {
        isInPanel,
        showText: setTextShown,
        notify: setNotification,
        reloadReferenceData: () => reloadRef.current(),
        copiedMessage: t('formCitationCopied'),
        notReadableMessage: t('unreadable_failed'),
        nothingSelectedMessage: t('formNothingSelected'),
        noTextMessage: t('stripTextNone'),
        invalidHostMessage: t('venueNotAHost'),
      }),
    [page, isInPanel],
  );

  useEffect(() => {
    if (notification === null) return;
    const timer = setTimeout(() => setNotification(null), NOTIFICATION_DURATION_MS);
    return () => clearTimeout(timer);
  }, [notification]);

  const phase = state.phase;
  const text = phase === 'reading' ? 'pending' : state.form.textState;
  useLayoutEffect(() => {
    document.documentElement.dataset.phase = phase;
    document.documentElement.dataset.text = text;
  }, [phase, text]);

  useViewState(page, phase !== 'reading');
  const problem = phase === 'reading' ? null : state.form.problem;
  useEffect(() => {
    const firstProblem = problem?.kind === 'invalid' ? problem.problems[0] : undefined;
    const fieldId = firstProblem && getProblemFieldId(firstProblem);
    if (fieldId) document.getElementById(fieldId)?.focus();
  }, [problem]);

  return (
    <ReviewFormView
      state={state}
      referenceData={referenceData}
      actions={actions}
      textShown={isTextShown}
      notice={notification}
    />
  );
}

/** Brings the reader back to where they were, once, and remembers where they are. */
function useViewState(page: PageSession, isFormShown: boolean): void {
  useEffect(() => {
    if (!isFormShown) return;
    void page.viewState.then((viewState) => {
      const state = page.session.getState();
      const isSaved = state.phase !== 'reading' && state.form.source !== null && viewState === null;
      restoreViewState(viewState, isSaved ? 'strip' : 'field-summary');
    });
    const persistViewState = () => page.session.persistViewState(readViewState());
    const events = ['input', 'focusin', 'keyup', 'click', 'scrollend'] as const;
    for (const eventName of events) document.addEventListener(eventName, persistViewState, true);
    return () => {
      for (const eventName of events) document.removeEventListener(eventName, persistViewState, true);
    };
  }, [page, isFormShown]);
}
