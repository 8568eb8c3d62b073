import type { DraftState } from '@/lib/app/form/draft-state';
import { getFormStatus } from '@/lib/app/form/form-status';
import { t } from '@/lib/browser/i18n/message';
import type { CitingPageList } from '@/lib/wiki/model/citing-page-list';
import type { Claims } from '@/lib/wiki/model/claims';
import type { PageLink } from '@/lib/wiki/model/page-link';
import type { StripDescription } from './describe-strip';
import type { SyncDescription } from './describe-sync-status';
import type { WikiQuestion } from './wiki-question';

/** The sync status of the form's saved page with the active wiki. */
export type FormSync = {
  description: SyncDescription;
  /** The action that the reader can take, or null if none is needed. */
  action: { label: string; run: () => void } | null;
  citedBy: CitingPageList;
  /** The claims that rest on the page, or undefined until they were read. */
  claims: Claims | undefined;
  /** The links from pages of the active wiki. */
  pageLinks: FormPageLinks;
  /** Whether the reader sets verdicts on the wiki, and the wiki accepts them. */
  canSetVerdicts: boolean;
  /** The question which pages cite the page, and which claims rest on it. Null if it is not asked. */
  question: WikiQuestion | null;
};

/** The links from pages of the active wiki that the reader added to the saved page. */
export type FormPageLinks = {
  wikiId: string;
  wikiName: string;
  links: readonly PageLink[];
  /** The ids of the pages that cite the page on the wiki. */
  citingPageIds: string[];
};

/** Adds the sync status to the description of the strip, if `shouldShowSyncStatus` returns true. */
export function describeStripWithSync(
  state: DraftState,
  stripDescription: StripDescription,
  sync: FormSync | null,
): StripDescription {
  const status = getFormStatus(state);
  const { kind } = status;
  if (!sync || !shouldShowSyncStatus(kind, sync)) return stripDescription;
  const { tone, text } = sync.description;
  const formText =
    status.kind === 'saved' && !status.hasMergedEdits ? `${t('stripSaved')}.` : stripDescription.text;
  const isUneventful = tone === 'quiet' || tone === 'ok';
  return { ...(isUneventful ? stripDescription : { tone }), text: `${formText} ${text}` };
}

/**
 * Returns whether the strip shows the sync status and its action: always after a save, and on a page that was saved earlier if
 * the reader has to act.
 */
export const shouldShowSyncStatus = (kind: string, { description }: FormSync): boolean =>
  kind === 'saved' || (kind === 'already-saved' && ['note', 'warn', 'bad'].includes(description.tone));
