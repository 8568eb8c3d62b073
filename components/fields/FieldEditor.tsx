import { t } from '@/lib/browser/i18n/message';
import type { FindPastedQuote } from '@/lib/evidence/build-pasted-quote';
import type { QuoteCopyFormat } from '@/lib/evidence/quote-link';
import type { FieldEntry, FieldRegistry } from '@/lib/record/field-entry';
import { findFieldEntry } from '@/lib/record/field-lists';
import type { EditValueByKind } from '@/lib/record/field-values';
import type { Edits } from '@/lib/record/schema/draft';
import type { Quote } from '@/lib/record/schema/parts';
import { PURPOSES } from '@/lib/record/vocabulary';
import { AuthorsField } from './AuthorsField';
import { ChoiceField } from './ChoiceField';
import { DateField } from './DateField';
import type { FieldEditorProps, FieldHint } from './FieldHead';
import { getLengthHint } from './field-hints';
import { getChoiceName, getEditorLabel, getEmptyChoiceLabel } from './field-labels';
import { IdentifiersField } from './IdentifiersField';
import { ImportanceField, type ImportanceNeighbours } from './ImportanceField';
import { KeyPointList } from './KeyPointList';
import { LineField } from './LineField';
import { ListField } from './ListField';
import { NumberField } from './NumberField';
import { SubtypeField } from './SubtypeField';
import { TagField } from './TagField';
import { TextField } from './TextField';
import { WrappingLineField } from './WrappingLineField';

/**
 * The data of other sources that the editors show: suggestions, and sources with a similar importance. The page reads it
 * from the database and the settings.
 */
export type FieldReferenceData = {
  importanceBandNames: string[];
  tags: string[];
  venueNames: string[];
  importanceNeighbours: ImportanceNeighbours;
  /** Finds pasted words in the captured text of a PDF. Absent if the source has no such text. */
  findPastedQuote?: FindPastedQuote | undefined;
  /** Highlights a quote on the page beside the form. Absent if quotes on the page cannot be highlighted. */
  showQuote?: ((quote: Quote) => void) | undefined;
  /** Copies the link to a quote, or the quote as Markdown. */
  copyQuote?: ((quote: Quote, format: QuoteCopyFormat) => void) | undefined;
  /** Is called when the reader deletes a key point. */
  handlePointRemoval?: () => void;
};

type Props = Pick<
  FieldEditorProps<never>,
  'isLabelHidden' | 'isBorderless' | 'placeholder' | 'describedBy' | 'problem'
> & {
  field: string;
  /** The values of the form or the source, by field. */
  values: Readonly<Record<string, unknown>>;
  referenceData: FieldReferenceData;
  onEdit: (edits: Edits) => void;
  /** Replaces the default hint, which is the recommended and the current length of a text. */
  hint?: FieldHint | null;
  /** The height of a multi-line editor, in lines. */
  rows?: number;
  registry?: FieldRegistry;
};

type EditorProps<K extends keyof EditValueByKind> = FieldEditorProps<EditValueByKind[K]>;

/** The editor of one field. The field registry determines the kind of editor; a field that can't be edited has none. */
export function FieldEditor(props: Props) {
  const { field, values, referenceData, onEdit, rows = 3, registry, ...appearance } = props;
  const entry = findFieldEntry(field, registry);
  if (!entry?.editable) return null;
  const value = values[field];
  const editorProps = {
    hint: typeof value === 'string' ? getLengthHint(field, value) : null,
    ...appearance,
    id: `field-${field}`,
    label: getEditorLabel(field, entry),
    value,
    onChange: (newValue: unknown) => onEdit({ [field]: newValue } as Edits),
  };
  // Both casts are safe, because a field's kind in the registry determines the type of its value.
  const castEditorProps = <K extends keyof EditValueByKind>(_kind: K) => editorProps as EditorProps<K>;
  switch (entry.kind) {
    case 'line':
      return <LineEditor field={field} editorProps={castEditorProps('line')} referenceData={referenceData} />;
    case 'date':
      return <DateField {...castEditorProps('date')} />;
    case 'url':
      return <LineField {...castEditorProps('url')} kind="url" />;
    case 'text':
      return <TextField {...castEditorProps('text')} rows={rows} />;
    case 'list':
      return field === 'authors' ? (
        <AuthorsField {...castEditorProps('list')} />
      ) : (
        <ListField {...castEditorProps('list')} />
      );
    case 'tags':
      return <TagField {...castEditorProps('tags')} suggestions={referenceData.tags} />;
    case 'number':
      if (field !== 'importance') return <NumberField {...castEditorProps('number')} />;
      return (
        <ImportanceField
          {...castEditorProps('number')}
          bandNames={referenceData.importanceBandNames}
          neighbours={referenceData.importanceNeighbours}
        />
      );
    case 'key-points':
      return <KeyPointList {...referenceData} {...castEditorProps('key-points')} />;
    case 'identifiers':
      return <IdentifiersField {...castEditorProps('identifiers')} />;
    case 'choice':
    case 'link-state':
      return <ChoiceEditor field={field} entry={entry} editorProps={castEditorProps('choice')} />;
    // `RatingField` edits the level together with its reason. `VenueForm` edits the rating of a venue.
    case 'rating-level':
    case 'venue-rating':
    // The following kinds can't be edited.
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

type LineEditorProps = {
  field: string;
  editorProps: EditorProps<'line'>;
  referenceData: FieldReferenceData;
};

function LineEditor({ field, editorProps, referenceData }: LineEditorProps) {
  switch (field) {
    case 'title':
      return <WrappingLineField {...editorProps} />;
    case 'subtype':
      return <SubtypeField {...editorProps} />;
    case 'siteName':
      return <LineField {...editorProps} suggestions={referenceData.venueNames} />;
    case 'purpose':
      return <LineField {...editorProps} suggestions={PURPOSES} />;
    default:
      return <LineField {...editorProps} />;
  }
}

type ChoiceEditorProps = { field: string; entry: FieldEntry; editorProps: EditorProps<'choice'> };

function ChoiceEditor({ field, entry, editorProps }: ChoiceEditorProps) {
  return (
    <ChoiceField
      {...editorProps}
      choices={'choices' in entry ? entry.choices : []}
      formatChoice={(choice) => getChoiceName(field, choice)}
      emptyLabel={getEmptyChoiceLabel(field, entry)}
      {...(field === 'access' ? { title: t('accessHint') } : {})}
    />
  );
}
