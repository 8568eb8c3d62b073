import { useEffect, useRef } from 'react';
import { getEditorLabel } from '@/components/fields/field-labels';
import { t } from '@/lib/browser/i18n/message';
import type { SourceEditing } from '@/lib/record/draft/field-groups';
import { listEmptyGroups } from '@/lib/record/empty-groups';
import type { FieldRegistry } from '@/lib/record/field-entry';
import { type FieldGroup, findFieldEntry } from '@/lib/record/field-lists';
import { SOURCE_FIELDS } from '@/lib/record/fields';
import type { Source } from '@/lib/record/schema/source';

type Props = { source: Source; editing: SourceEditing; registry?: FieldRegistry };

/** One line with a button for each field group that has no value. The editor opens at the place of the group. */
export function AddFields({ source, editing, registry = SOURCE_FIELDS }: Props) {
  const addedGroupRef = useRef<FieldGroup | null>(null);
  const listRef = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const group = addedGroupRef.current;
    if (group === null || editing.isOpen(group)) return;
    addedGroupRef.current = null;
    // After Cancel, the group is empty and hidden again, so its button in this line gets the focus.
    if (document.activeElement === document.body)
      listRef.current?.querySelector<HTMLElement>(`[data-group="${group}"]`)?.focus();
  });
  const groups = listEmptyGroups(source, registry).filter(({ group }) => !editing.isOpen(group));
  if (groups.length === 0) return null;
  return (
    <div className="add-fields" ref={listRef}>
      <span className="quiet">{t('recordAdd')}</span>
      {groups.map(({ group, field }) => {
        const entry = findFieldEntry(field, registry);
        return (
          <button
            key={group}
            type="button"
            className="button"
            data-kind="quiet"
            data-group={group}
            onClick={() => {
              addedGroupRef.current = group;
              editing.open(group);
            }}
          >
            <span className="visually-hidden">{t('recordAdd')} </span>
            {entry ? getEditorLabel(field, entry) : field}
          </button>
        );
      })}
    </div>
  );
}
