import { getEditorLabel } from '@/components/fields/field-labels';
import type { RecordEditing } from '@/lib/record/draft/field-groups';
import type { FieldRegistry } from '@/lib/record/field-entry';
import { type FieldGroup, findFieldEntry, getFieldsByGroup } from '@/lib/record/field-lists';
import { RECORD_FIELDS } from '@/lib/record/fields';
import { FieldGroupView } from './FieldGroupView';

// The groups that `RecordBody`, `RecordHeader` and `CredibilityCard` name explicitly.
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

type Props = { editing: RecordEditing; registry?: FieldRegistry };

/** The field groups of the registry that no other component of the record page shows, each with its value as text. */
export function OtherFields({ editing, registry = RECORD_FIELDS }: Props) {
  const values: Readonly<Record<string, unknown>> = editing.values;
  return Object.entries(getFieldsByGroup(registry))
    .filter(([group]) => !EXPLICIT_GROUPS.includes(group))
    .map(([group, [field = group]]) => {
      const entry = findFieldEntry(field, registry);
      const text = formatValue(values[field]);
      return (
        <FieldGroupView
          key={group}
          // Tests pass a registry with other groups than the type `FieldGroup` lists.
          name={group as FieldGroup}
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
