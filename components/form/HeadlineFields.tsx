import { describeDateProblem } from '@/components/fields/DateField';
import { FieldEditor } from '@/components/fields/FieldEditor';
import { formatDate } from '@/lib/browser/i18n/format-values';
import { t } from '@/lib/browser/i18n/message';
import { formatAuthorsShort } from '@/lib/record/authors/format-authors';
import { UNCONFIRMED_ORIGIN } from '@/lib/record/provenance';
import { listPublicationNames } from '@/lib/record/venues/publication-name';
import { CapturedField } from './CapturedField';
import type { FieldProps } from './form-props';

/** The title, authors, date and venue that were captured from the page. The reader can correct each of them. */
export function HeadlineFields(props: FieldProps) {
  const { values } = props;
  return (
    <div className="headline">
      <HeadlineField
        {...props}
        field="title"
        currentText={values.title}
        placeholder={t('formNoTitle')}
        parse={String}
      />
      <div className="byline">
        <AuthorsField {...props} />
        <HeadlineField
          {...props}
          field="publishedDate"
          currentText={values.publishedDate}
          display={{
            text:
              formatDate(values.publishedDate) || describeMissing('publishedDate', t('formNoDate'), props),
            isEmpty: values.publishedDate === '',
          }}
          problem={describeDateProblem(values.publishedDate)}
          parse={String}
        />
        <VenueField {...props} />
      </div>
    </div>
  );
}

type HeadlineFieldProps = FieldProps & {
  field: 'title' | 'authors' | 'publishedDate' | 'siteName';
  currentText: string;
  display?: { text: string; isEmpty: boolean };
  placeholder?: string;
  /** Why the typed value cannot be saved. The editor shows this reason itself; here it only prevents that the field closes. */
  problem?: string | null;
  /** Converts the value of a candidate to the type of the field. */
  parse: (value: string | string[]) => unknown;
};

function HeadlineField({
  field,
  values,
  referenceData,
  actions,
  currentText,
  display,
  placeholder,
  problem = null,
  parse,
  problems,
}: HeadlineFieldProps) {
  const fieldProblem = problems[field] ?? null;
  return (
    <CapturedField
      id={`field-${field}`}
      provenance={referenceData.provenance[field]}
      value={values[field]}
      currentText={currentText}
      hasProblem={(fieldProblem ?? problem) !== null}
      onChoose={(value, foundIn) => actions.edit({ [field]: parse(value) }, foundIn)}
      {...(display ? { display } : {})}
    >
      <FieldEditor
        field={field}
        values={values}
        referenceData={referenceData}
        onEdit={actions.edit}
        isLabelHidden
        isBorderless
        describedBy={`field-${field}-source`}
        problem={fieldProblem}
        {...(placeholder === undefined ? {} : { placeholder })}
      />
    </CapturedField>
  );
}

function AuthorsField(props: FieldProps) {
  const { authors } = props.values;
  const displayText = formatAuthorsShort(authors);
  return (
    <HeadlineField
      {...props}
      field="authors"
      currentText={authors.join(', ')}
      display={{
        text: displayText || describeMissing('authors', t('formNoAuthors'), props),
        isEmpty: displayText === '',
      }}
      parse={(value) => [value].flat()}
    />
  );
}

/**
 * Returns the text that stands for an empty value. The text mentions a suggestion if there is one, which is shown when the field
 * has the focus.
 */
const describeMissing = (
  field: 'authors' | 'publishedDate',
  text: string,
  { referenceData }: FieldProps,
): string =>
  referenceData.provenance[field]?.from === UNCONFIRMED_ORIGIN ? t('formSuggestion', text) : text;

function VenueField(props: FieldProps) {
  const { values, referenceData } = props;
  const isTypedByReader = referenceData.provenance.siteName?.from === 'reader';
  const venueName = referenceData.venueName ?? values.siteName;
  const [publicationName = ''] = listPublicationNames(values.siteName, referenceData.venueName);
  const displayedName = isTypedByReader ? values.siteName : publicationName;
  return (
    <HeadlineField
      {...props}
      field="siteName"
      values={{ ...values, siteName: displayedName }}
      currentText={values.siteName}
      display={{ text: displayedName || t('formNoVenue'), isEmpty: venueName === '' }}
      parse={String}
    />
  );
}
