import { buildExtractionFromTab } from '@/lib/record/draft/build-extraction-from-tab';
import type { FieldGroup } from '@/lib/record/field-lists';
import type { Draft } from '@/lib/record/schema/draft';
import type { StableId } from '@/lib/record/schema/primitives';
import type { Source } from '@/lib/record/schema/source';
import { getNextUpdatedAt } from '../apply-edits';
import type { DraftSessionDeps } from '../draft-deps';
import type { SessionCore } from '../session-core';
import { EMPTY_FORM } from './build-form';

/** Returns the storage key of the edits that are made on the record page of a source. */
export const getEditKey = (stableId: string): string => `edit:${stableId}`;

/**
 * Opens a saved source for editing on its record page. The reader can edit at once. When the stored draft of an earlier visit is
 * read, its edits are added. Its field groups and `requestedGroup` then open.
 */
export async function openRecord(
  session: SessionCore,
  { drafts, now }: DraftSessionDeps,
  source: Source,
  requestedGroup: FieldGroup | null,
): Promise<void> {
  const draft = createSourceDraft(source.stableId, now());
  const extraction = buildExtractionFromTab({ url: source.url, title: null }, now());
  session.dispatch({
    type: 'source-opened',
    form: { ...EMPTY_FORM, duplicates: [], extraction, source, draft },
  });
  const storedDraft = await drafts.readDraftItem(draft.key);
  const at = getNextUpdatedAt(session.getForm()?.draft ?? draft, now());
  session.dispatch({ type: 'draft-read', draft: storedDraft, requestedGroup, at });
}

const createSourceDraft = (stableId: StableId, now: Date): Draft => ({
  key: getEditKey(stableId),
  stableId,
  ofSaved: true,
  createdAt: now.toISOString(),
  updatedAt: new Date(0).toISOString(),
  edits: {},
  base: {},
  chosen: {},
});
