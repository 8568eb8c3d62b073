import type { Source } from '@/lib/record/schema/source';
import { planMerge } from '@/lib/wiki/merge/plan-merge';
import { getSyncedValues, type SharingRules } from '@/lib/wiki/merge/synced-values';
import type { OutboxEntry } from '@/lib/wiki/model/outbox-entry';
import type { RemoteResource, WikiClient } from '@/lib/wiki/model/wiki';
import { createOutboxEntry } from '@/lib/wiki/outbox/create-outbox-entry';
import { transition } from '@/lib/wiki/outbox/transition';

/**
 * Builds the entry of a source that was created from a resource of the wiki. If both sides have the same values, the entry is settled
 * and causes no request. Otherwise it is due, and the next flush merges the source like any other.
 */
export function buildLinkedEntry(
  wikiId: string,
  source: Source,
  resource: RemoteResource,
  prepareFields: WikiClient['prepareFields'],
  rules: SharingRules,
  now: Date,
): OutboxEntry {
  const { remoteId, url, fields } = resource;
  const title = typeof fields.title === 'string' ? fields.title : null;
  const entry = transition(createOutboxEntry(wikiId, source.stableId), {
    type: 'linked',
    match: { remoteId, url, title },
    matches: [],
  });
  const plan = planMerge(entry, prepareFields(getSyncedValues(source, rules)).fields, fields);
  const hasSameValues =
    Object.keys(plan.remoteChanges).length === 0 && Object.keys(plan.localChanges).length === 0;
  if (!hasSameValues) return transition(entry, { type: 'requeued', now, shouldRetryDeferred: false });
  const mergedEntry = transition(entry, { type: 'remote-read', plan, resource, now });
  return transition(mergedEntry, {
    type: 'settled',
    conflictFields: plan.conflicts,
    deferredFields: [],
    deferUntil: null,
    hasFollowUps: false,
    now,
  });
}
