import { isCombinedKind } from '@/lib/record/combine-values';
import type { FieldEntry, FieldRegistry } from '@/lib/record/field-entry';
import { RECORD_FIELDS } from '@/lib/record/fields';
import { mergeField } from '@/lib/record/merge-field';
import { EDIT_POLICY } from '@/lib/record/merge-policies';
import type { Draft, Edits } from '@/lib/record/schema/draft';
import type { Source } from '@/lib/record/schema/source';
import { listEditedFields } from './edits';
import { getSavedValues } from './form-values';

/**
 * A draft for a page that turned out to be saved already. Its texts, key points and tags are combined with those of the
 * record, which its reader never saw; its other edits stay as they are.
 */
export function combineDraftWithSource(
  existing: Source,
  draft: Draft,
  registry: FieldRegistry = RECORD_FIELDS,
): Draft {
  const saved = getSavedValues(existing, registry);
  const edits: Edits = { ...draft.edits };
  for (const field of listEditedFields(edits)) {
    const entry = registry[field];
    if (!entry || !isCombinedOnFirstContact(entry) || edits[field] === undefined) continue;
    const outcome = mergeField(field, { local: edits[field], remote: saved[field] }, EDIT_POLICY, registry);
    if (outcome.kind === 'value') Object.assign(edits, { [field]: outcome.value });
  }
  return { ...draft, edits };
}

/** Whether edits of a reader who never saw the record are combined with its value. */
export const isCombinedOnFirstContact = (entry: FieldEntry): boolean =>
  isCombinedKind(entry.kind) && EDIT_POLICY.canCombine(entry, true);
