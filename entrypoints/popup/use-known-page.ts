import { useEffect, useMemo, useState } from 'react';
import type { KnownPageView } from '@/components/form/form-props';
import type { DraftState } from '@/lib/app/form/draft-state';
import { send } from '@/lib/browser/messages/send';
import { getCapturedIdentifiers } from '@/lib/record/draft/captured-values';
import { getFormValues } from '@/lib/record/draft/form-values';
import { getPageUrls } from '@/lib/record/draft/page-url';
import { findActiveWiki, findWikiCondition } from '@/lib/storage/queries/list-wikis';
import { watchQuery } from '@/lib/storage/queries/watch-query';
import { canSetVerdicts } from '@/lib/wiki/model/can-set-verdicts';
import type { KnownPageAnswer, PageUrls } from '@/lib/wiki/model/known-page';
import { database } from './draft-deps';
import { useWikiQuestion } from './use-wiki-question';

/**
 * Requests once what the active wiki has of a page that is not saved. Returns null if the page is saved or
 * not public, or if no active wiki may be asked.
 */
export function useKnownPage(state: DraftState): KnownPageView | null {
  const form = state.phase === 'editing' && state.form.source === null ? state.form : null;
  // No request is made for a page behind a login or a paywall, because its URL may be private. Until the
  // page has responded, it is unknown whether it is such a page.
  const extraction = form && !form.pageStatus && !getFormValues(form).access ? form.extraction : null;
  const page = useMemo((): PageUrls | null => {
    if (extraction === null) return null;
    const { url, aliases } = getPageUrls(extraction);
    return { url, aliases, identifiers: getCapturedIdentifiers(extraction) };
  }, [extraction]);
  const wiki = useAskedWiki(page !== null);
  const question = useWikiQuestion(wiki === null ? null : page, askAboutPage);
  if (question === null || wiki === null) return null;
  const { answer, ...view } = question;
  if (answer?.kind === 'not-asked') return null;
  return { ...view, ...wiki, reading: answer?.reading ?? null };
}

async function askAboutPage(
  page: PageUrls,
  questionId: string,
  isRepeated: boolean,
): Promise<Exclude<KnownPageAnswer, { kind: 'failed' }> | null> {
  const response = await send('wiki/known-page', { questionId, page, isNewReadingWanted: isRepeated });
  return response.ok && response.value.kind !== 'failed' ? response.value : null;
}

type AskedWiki = Pick<KnownPageView, 'wikiName' | 'canSetVerdicts'>;

/** Returns the active wiki if the form may ask it, or null. The reader can make another wiki active while the form is open. */
function useAskedWiki(isNeeded: boolean): AskedWiki | null {
  const [askedWiki, setAskedWiki] = useState<AskedWiki | null>(null);
  useEffect(() => {
    setAskedWiki(null);
    if (!isNeeded) return;
    // If the database cannot be read, no wiki is asked.
    return watchQuery(readAskedWiki, setAskedWiki, () => setAskedWiki(null));
  }, [isNeeded]);
  return askedWiki;
}

async function readAskedWiki(): Promise<AskedWiki | null> {
  const wiki = await findActiveWiki(database);
  if (!wiki || wiki.asksForClaims === false) return null;
  const condition = await findWikiCondition(database, wiki.id);
  return { wikiName: wiki.name, canSetVerdicts: canSetVerdicts(wiki, condition, new Date()) };
}
