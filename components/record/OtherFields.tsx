import { getEditorLabel } from '@/components/fields/field-labels';
import type { SourceEditing } from '@/lib/record/draft/field-groups';
import type { FieldRegistry } from '@/lib/record/field-entry';
import { type FieldGroup, findFieldEntry, getFieldsByGroup } from '@/lib/record/field-lists';
import { SOURCE_FIELDS } from '@/lib/record/fields';
import { FieldGroupView } from './FieldGroupView';

// The field groups that `RecordBody`, `RecordHeader` and `CredibilityCard` name explicitly.
const EXPLICIT_GROUPS: readonly string[] = [
  'title',
  'type',
  'publishedDate',
  'siteName',
  'url',
  'authors',
  'rating',
  'contextNote',
  'importance',
  'subtype',
  'purpose',
  'tags',
  'abstract',
  'summary',
  'keyPoints',
  'review',
  'archiveUrl',
  'linkState',
  'access',
  'stance',
  'language',
  'identifiers',
];

type Props = { editing: SourceEditing; registry?: FieldRegistry };

/** Shows the field groups that no other component of the record page names, so that a new field needs no new component. */
export function OtherFields({ editing, registry = SOURCE_FIELDS }: Props) {
  const values: Readonly<Record<string, unknown>> = editing.values;
  return Object.entries(getFieldsByGroup(registry))
    .filter(([group]) => !EXPLICIT_GROUPS.includes(group))
    .map(([group, [field = group]]) => {
      const entry = findFieldEntry(field, registry);
      const text = formatValue(values[field]);
      return (
        <FieldGroupView
          key={group}
          // The cast is needed because tests pass a registry with groups that are not in the type `FieldGroup`.
          group={group as FieldGroup}
          label={entry ? getEditorLabel(field, entry) : field}
          editing={editing}
          isEmpty={text === ''}
          isInline
          registry={registry}
        >
          <span dir="auto">{text}</span>
        </FieldGroupView>
      );
    });
}

const formatValue = (value: unknown): string =>
  Array.isArray(value) ? value.join(', ') : value === null || value === undefined ? '' : String(value);
