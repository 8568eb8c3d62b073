import { useEffect, useLayoutEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { ReviewFormView } from '@/components/form/ReviewFormView';
import { t } from '@/lib/locale/message';
import { fieldOf } from '@/lib/review/strip';
import { formActions } from './form-actions';
import { readPlace, restorePlace } from './place';
import type { PageSession } from './start-session';
import { useAids } from './use-aids';

const NOTICE_MS = 2_500;

/** The form of one page, wired: its state in `<html>`, its place in the draft, its intentions carried out. */
export function FormPage({ page, inPanel }: { page: PageSession; inPanel: boolean }) {
  const { session } = page;
  const state = useSyncExternalStore(session.subscribe, session.state);
  const [textShown, setTextShown] = useState(false);
  const [notice, setNotice] = useState<string | null>(null);
  const aids = useAids(state, textShown);
  const reload = useRef(aids.reload);
  reload.current = aids.reload;

  const actions = useMemo(
    () =>
      formActions(page, {
        inPanel,
        showText: setTextShown,
        notify: setNotice,
        reloadAids: () => reload.current(),
        copied: t('formCitationCopied'),
        notReadable: t('unreadable_failed'),
        nothingSelected: t('formNothingSelected'),
        noText: t('stripTextNone'),
        notAHost: t('venueNotAHost'),
      }),
    [page, inPanel],
  );

  useEffect(() => {
    if (notice === null) return;
    const timer = setTimeout(() => setNotice(null), NOTICE_MS);
    return () => clearTimeout(timer);
  }, [notice]);

  const phase = state.phase;
  const text = phase === 'reading' ? 'pending' : state.form.text;
  useLayoutEffect(() => {
    document.documentElement.dataset.phase = phase;
    document.documentElement.dataset.text = text;
  }, [phase, text]);

  usePlace(page, phase !== 'reading');
  const problem = phase === 'reading' ? null : state.form.problem;
  useEffect(() => {
    const first = problem?.kind === 'invalid' ? problem.problems[0] : undefined;
    const id = first && fieldOf(first);
    if (id) document.getElementById(id)?.focus();
  }, [problem]);

  return <ReviewFormView state={state} aids={aids} actions={actions} textShown={textShown} notice={notice} />;
}

/** Brings the reader back to where they were, once, and remembers where they are. */
function usePlace(page: PageSession, shown: boolean): void {
  useEffect(() => {
    if (!shown) return;
    void page.place.then((place) => {
      const state = page.session.state();
      const saved = state.phase !== 'reading' && state.form.source !== null && place === null;
      restorePlace(place, saved ? 'strip' : 'field-summary');
    });
    const keep = () => page.session.keepPlace(readPlace());
    const events = ['input', 'focusin', 'keyup', 'click', 'scrollend'] as const;
    for (const name of events) document.addEventListener(name, keep, true);
    return () => {
      for (const name of events) document.removeEventListener(name, keep, true);
    };
  }, [page, shown]);
}
