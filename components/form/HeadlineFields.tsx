import type { FieldProps } from '@/components/common/form-props';
import { joinLines } from '@/lib/base/trim';
import { formatDate } from '@/lib/browser/i18n/format-values';
import { t } from '@/lib/browser/i18n/message';
import { CapturedField } from './CapturedField';

/** Title, authors, date and venue: what the page says of itself, each open to a better hand. */
export function HeadlineFields(props: FieldProps) {
  return (
    <div className="headline">
      <TitleField {...props} />
      <div className="byline">
        <AuthorsField {...props} />
        <DateField {...props} />
        <VenueField {...props} />
      </div>
    </div>
  );
}

function TitleField({ values, referenceData, actions }: FieldProps) {
  const title = values.title;
  return (
    <CapturedField
      id="field-title"
      label={t('labelTitle')}
      provenance={referenceData.provenance.title}
      currentText={title}
      onChoose={(value, origin) => actions.edit({ title: String(value) }, origin)}
    >
      <textarea
        id="field-title"
        className="as-text title"
        dir="auto"
        rows={Math.min(3, Math.max(1, Math.ceil(title.length / 44)))}
        value={title}
        placeholder={t('formNoTitle')}
        aria-describedby="field-title-origin"
        onChange={(event) => actions.edit({ title: joinLines(event.target.value, ' ') })}
      />
    </CapturedField>
  );
}

function AuthorsField({ values, referenceData, actions }: FieldProps) {
  const authors = values.authors;
  const namedAuthors = authors.filter((name) => name.trim() !== '');
  const authorSummary =
    namedAuthors.length > 3
      ? `${namedAuthors.slice(0, 3).map(getFamilyName).join(', ')} +${namedAuthors.length - 3}`
      : namedAuthors.join(', ');
  return (
    <CapturedField
      id="field-authors"
      label={t('labelAuthors')}
      provenance={referenceData.provenance.authors}
      currentText={authors.join(', ')}
      display={{ text: authorSummary || t('formNoAuthors'), isEmpty: authorSummary === '' }}
      onChoose={(value, origin) => actions.edit({ authors: [value].flat() }, origin)}
    >
      <textarea
        id="field-authors"
        className="as-text"
        rows={Math.min(6, Math.max(2, authors.length))}
        value={authors.join('\n')}
        aria-describedby="field-authors-origin"
        onChange={(event) =>
          actions.edit({ authors: event.target.value === '' ? [] : event.target.value.split('\n') })
        }
      />
    </CapturedField>
  );
}

const getFamilyName = (name: string): string => name.trim().split(/\s+/).at(-1) ?? name;

function DateField({ values, referenceData, actions }: FieldProps) {
  return (
    <CapturedField
      id="field-publishedDate"
      label={t('labelPublished')}
      provenance={referenceData.provenance.publishedDate}
      currentText={values.publishedDate}
      display={{
        text: formatDate(values.publishedDate) || t('formNoDate'),
        isEmpty: values.publishedDate === '',
      }}
      onChoose={(value, origin) => actions.edit({ publishedDate: String(value) }, origin)}
    >
      <input
        id="field-publishedDate"
        className="as-text"
        value={values.publishedDate}
        aria-describedby="field-publishedDate-origin"
        onChange={(event) => actions.edit({ publishedDate: event.target.value })}
      />
    </CapturedField>
  );
}

function VenueField({ values, referenceData, actions }: FieldProps) {
  const venueName = referenceData.venueName ?? values.siteName;
  const isTyped = referenceData.provenance.siteName?.from === 'reader';
  return (
    <CapturedField
      id="field-siteName"
      label={t('labelVenue')}
      provenance={referenceData.provenance.siteName}
      currentText={values.siteName}
      display={{
        text: (isTyped ? values.siteName : venueName) || t('formNoVenue'),
        isEmpty: venueName === '',
      }}
      onChoose={(value, origin) => actions.edit({ siteName: String(value) }, origin)}
    >
      <input
        id="field-siteName"
        className="as-text"
        dir="auto"
        list="venue-names"
        value={isTyped ? values.siteName : venueName}
        aria-describedby="field-siteName-origin"
        onChange={(event) => actions.edit({ siteName: event.target.value })}
      />
      <datalist id="venue-names">
        {referenceData.venueNames.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
    </CapturedField>
  );
}
