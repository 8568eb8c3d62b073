import { buildHref, buildRecordHref, WIKI_SETTINGS_HREF } from '@/lib/app/library/route';
import { t } from '@/lib/browser/i18n/message';
import type { Source } from '@/lib/record/schema/source';
import { canSetVerdicts } from '@/lib/wiki/model/can-set-verdicts';
import { addPageUrls, buildCitingPageList, mergeCitingPages } from '@/lib/wiki/model/citing-page-list';
import type { OutboxEntry } from '@/lib/wiki/model/outbox-entry';
import type { Wiki } from '@/lib/wiki/model/wiki';
import type { WikiCondition } from '@/lib/wiki/model/wiki-condition';
import { type DisplayedStatus, getDisplayedStatus } from '@/lib/wiki/outbox/displayed-status';
import { describeSyncStatus, type SyncDescription } from './describe-sync-status';
import type { FormSync } from './form-sync';
import { getFieldName } from './sync-fields';

/** The stored values about a source and the active wiki. `outboxEntry` is null before the source is queued. */
export type StoredSync = { wiki: Wiki; outboxEntry: OutboxEntry | null; condition: WikiCondition | null };

/** The target of an action of the sync status: a view of the library, or a field of the form. */
export type SyncActionTarget = { kind: 'library'; href: string } | { kind: 'field'; field: string };

/** `FormSync` without the question, and with the target of the action instead of the function that opens it. */
export type FormSyncDescription = Omit<FormSync, 'action' | 'question'> & {
  action: { label: string; target: SyncActionTarget } | null;
};

/**
 * Returns whether to request the citing pages of the source. They are requested after a new source was sent, so that
 * the request does not delay sending it.
 */
export const shouldRequestCitingPages = ({ wiki, outboxEntry }: StoredSync): boolean =>
  (outboxEntry?.remoteId ?? null) !== null && wiki.asksForClaims !== false;

/** Describes the sync status of the form's saved source, the values of the wiki, and the action that is needed. */
export function describeFormSync(
  { stableId, citedBy }: Pick<Source, 'stableId' | 'citedBy'>,
  { wiki, outboxEntry, condition }: StoredSync,
  { isOnline, now }: { isOnline: boolean; now: Date },
): FormSyncDescription {
  const status = getDisplayedStatus(outboxEntry, { condition, isOnline, now });
  const description = describeSyncStatus(status, wiki.name);
  const needsTextDecision = status.kind === 'synced' && outboxEntry?.textStatus.kind === 'decision-needed';
  return {
    description: needsTextDecision ? addTextQuestion(description) : description,
    action: needsTextDecision
      ? { label: t('syncTextDecide'), target: { kind: 'library', href: buildRecordHref(stableId) } }
      : findAction(status, stableId),
    claims: outboxEntry?.claims,
    canSetVerdicts: canSetVerdicts(wiki, condition, now),
    pageLinks: {
      wikiId: wiki.id,
      wikiName: wiki.name,
      links: outboxEntry?.pageLinks ?? [],
      citingPageIds: outboxEntry?.citingPages?.pages.map(({ pageId }) => pageId) ?? [],
    },
    citedBy: buildCitingPageList(mergeCitingPages(listRemoteCitingPages(wiki, outboxEntry), citedBy)),
  };
}

function listRemoteCitingPages(wiki: Wiki, outboxEntry: OutboxEntry | null) {
  const citingPages = outboxEntry?.citingPages;
  if (!citingPages) return [];
  return [{ ...citingPages, wiki: wiki.name, pages: addPageUrls(wiki, citingPages.pages) }];
}

/** Adds the question whether to send the page's text to the description of a synced source. */
const addTextQuestion = (description: SyncDescription): SyncDescription => ({
  ...description,
  tone: 'note',
  text: `${description.text} ${t('syncTextNeedsConfirmation')}`,
});

function findAction(status: DisplayedStatus, stableId: string): FormSyncDescription['action'] {
  if (status.kind === 'conflict')
    return {
      label: t('syncCompare'),
      target: { kind: 'library', href: buildHref({ view: 'record', stableId, edit: 'compare' }) },
    };
  if (status.kind === 'stopped')
    return { label: t('syncSettings'), target: { kind: 'library', href: WIKI_SETTINGS_HREF } };
  const field =
    status.kind === 'rejected' && status.rejection.kind === 'fields'
      ? status.rejection.faults[0]?.field
      : undefined;
  if (field === undefined) return null;
  return { label: t('syncEditField', getFieldName(field)), target: { kind: 'field', field } };
}
