import { useEffect, useState } from 'react';
import type { DraftState } from '@/lib/app/form/draft-state';
import { send } from '@/lib/browser/messages/send';
import { getFormValues } from '@/lib/record/draft/form-values';
import type { KnownPage } from '@/lib/wiki/model/known-page';

/**
 * Requests once what the active wiki has of a page that is not saved. Returns null until the response, and for a page
 * that is saved or not public.
 */
export function useKnownPage(state: DraftState): KnownPage | null {
  const form = state.phase === 'editing' && state.form.source === null ? state.form : null;
  // No request is made for a page behind a login or a paywall, because its URL may be private. Whether it is, is
  // unknown until the page has responded.
  const url = form && !form.pageState && !getFormValues(form).access ? form.extraction.url : null;
  const [knownPage, setKnownPage] = useState<KnownPage | null>(null);
  useEffect(() => {
    setKnownPage(null);
    if (url === null) return;
    let isCancelled = false;
    void send('wiki/known-page', { url }).then((response) => {
      if (!isCancelled && response.ok) setKnownPage(response.value);
    });
    return () => {
      isCancelled = true;
    };
  }, [url]);
  return knownPage;
}
