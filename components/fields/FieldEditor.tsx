import { t } from '@/lib/browser/i18n/message';
import type { FieldEntry, FieldRegistry } from '@/lib/record/field-entry';
import { findFieldEntry } from '@/lib/record/field-lists';
import type { EditValueByKind } from '@/lib/record/field-values';
import type { Edits } from '@/lib/record/schema/draft';
import { PURPOSES } from '@/lib/record/vocabulary';
import { ChoiceField } from './ChoiceField';
import type { FieldEditorProps, FieldHint } from './FieldHead';
import { getLengthHint } from './field-hints';
import { getChoiceName, getEditorLabel, getEmptyChoiceLabel } from './field-labels';
import { IdentifiersField } from './IdentifiersField';
import { ImportanceField, type Neighbours } from './ImportanceField';
import { KeyPointList } from './KeyPointList';
import { LineField } from './LineField';
import { ListField } from './ListField';
import { NumberField } from './NumberField';
import { SubtypeField } from './SubtypeField';
import { TagField } from './TagField';
import { TextField } from './TextField';
import { WrappingLineField } from './WrappingLineField';

/** What the editors suggest or compare with. The page reads it from the database and the settings. */
export type FieldReferenceData = {
  bandNames: string[];
  tags: string[];
  venueNames: string[];
  neighbours: Neighbours;
};

type Props = Pick<
  FieldEditorProps<never>,
  'isLabelHidden' | 'looksLikeText' | 'placeholder' | 'describedBy'
> & {
  field: string;
  /** The values of the form or the record, by field. */
  values: Readonly<Record<string, unknown>>;
  referenceData: FieldReferenceData;
  onEdit: (edits: Edits) => void;
  /** Replaces the hint on the length of a text. */
  hint?: FieldHint | null;
  /** Height of a multi-line editor, in lines. */
  rows?: number;
  registry?: FieldRegistry;
};

type EditorOf<K extends keyof EditValueByKind> = FieldEditorProps<EditValueByKind[K]>;

/** The editor of one field, chosen by its kind in the field registry. Renders nothing for a field that can't be edited. */
export function FieldEditor(props: Props) {
  const { field, values, referenceData, onEdit, rows = 3, registry, ...appearance } = props;
  const entry = findFieldEntry(field, registry);
  if (!entry?.editable) return null;
  const value = values[field];
  const editor = {
    hint: typeof value === 'string' ? getLengthHint(field, value) : null,
    ...appearance,
    id: `field-${field}`,
    label: getEditorLabel(field, entry),
    value,
    onChange: (newValue: unknown) => onEdit({ [field]: newValue } as Edits),
  };
  // The casts here and above are safe: the kind in the registry determines the type of a field's value.
  const as = <K extends keyof EditValueByKind>(_kind: K) => editor as EditorOf<K>;
  switch (entry.kind) {
    case 'line':
      return <LineEditor field={field} editor={as('line')} referenceData={referenceData} />;
    case 'date':
      return <LineField {...as('date')} />;
    case 'url':
      return <LineField {...as('url')} kind="url" />;
    case 'text':
      return <TextField {...as('text')} rows={rows} />;
    case 'list':
      return <ListField {...as('list')} />;
    case 'tags':
      return <TagField {...as('tags')} suggestions={referenceData.tags} />;
    case 'number':
      if (field !== 'importance') return <NumberField {...as('number')} />;
      return <ImportanceField {...as('number')} {...referenceData} />;
    case 'key-points':
      return <KeyPointList {...as('key-points')} />;
    case 'identifiers':
      return <IdentifiersField {...as('identifiers')} />;
    case 'choice':
    case 'link-state':
      return <ChoiceEditor field={field} entry={entry} editor={as('choice')} />;
    // `RatingField` edits the level and the reason together; `VenueForm` edits a venue's rating.
    case 'rating-level':
    case 'venue-rating':
    // The remaining kinds can't be edited.
    case 'stable-id':
    case 'resource-id':
    case 'url-list':
    case 'rating':
    case 'citing-pages':
    case 'timestamp':
    case 'provenance':
      return null;
  }
}

type LineEditorProps = { field: string; editor: EditorOf<'line'>; referenceData: FieldReferenceData };

function LineEditor({ field, editor, referenceData }: LineEditorProps) {
  switch (field) {
    case 'title':
      return <WrappingLineField {...editor} />;
    case 'subtype':
      return <SubtypeField {...editor} />;
    case 'siteName':
      return <LineField {...editor} suggestions={referenceData.venueNames} />;
    case 'purpose':
      return <LineField {...editor} suggestions={PURPOSES} />;
    default:
      return <LineField {...editor} />;
  }
}

type ChoiceEditorProps = { field: string; entry: FieldEntry; editor: EditorOf<'choice'> };

function ChoiceEditor({ field, entry, editor }: ChoiceEditorProps) {
  return (
    <ChoiceField
      {...editor}
      choices={'choices' in entry ? entry.choices : []}
      formatChoice={(choice) => getChoiceName(field, choice)}
      emptyLabel={getEmptyChoiceLabel(field, entry)}
      {...(field === 'access' ? { title: t('accessHint') } : {})}
    />
  );
}
