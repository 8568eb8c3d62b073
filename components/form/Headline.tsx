import { shownDate } from '@/lib/locale/date';
import { t } from '@/lib/locale/message';
import { CapturedField } from './CapturedField';
import type { FieldProps } from './form-props';

/** Title, authors, date and venue: what the page says of itself, each open to a better hand. */
export function Headline(props: FieldProps) {
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

function TitleField({ values, aids, actions }: FieldProps) {
  const title = values.title;
  return (
    <CapturedField
      id="field-title"
      label={t('labelTitle')}
      provenance={aids.provenance.title}
      current={title}
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
        onChange={(event) => actions.edit({ title: event.target.value.replace(/\s*\n\s*/g, ' ') })}
      />
    </CapturedField>
  );
}

function AuthorsField({ values, aids, actions }: FieldProps) {
  const authors = values.authors;
  const shown = authors.filter((name) => name.trim() !== '');
  const folded =
    shown.length > 3
      ? `${shown.slice(0, 3).map(familyName).join(', ')} +${shown.length - 3}`
      : shown.join(', ');
  return (
    <CapturedField
      id="field-authors"
      label={t('labelAuthors')}
      provenance={aids.provenance.authors}
      current={authors.join(', ')}
      shown={{ text: folded || t('formNoAuthors'), empty: folded === '' }}
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

const familyName = (name: string): string => name.trim().split(/\s+/).at(-1) ?? name;

function DateField({ values, aids, actions }: FieldProps) {
  return (
    <CapturedField
      id="field-publishedDate"
      label={t('labelPublished')}
      provenance={aids.provenance.publishedDate}
      current={values.publishedDate}
      shown={{ text: shownDate(values.publishedDate) || t('formNoDate'), empty: values.publishedDate === '' }}
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

function VenueField({ values, aids, actions }: FieldProps) {
  const shown = aids.venueName ?? values.siteName;
  const typed = aids.provenance.siteName?.from === 'reader';
  return (
    <CapturedField
      id="field-siteName"
      label={t('labelVenue')}
      provenance={aids.provenance.siteName}
      current={values.siteName}
      shown={{ text: (typed ? values.siteName : shown) || t('formNoVenue'), empty: shown === '' }}
      onChoose={(value, origin) => actions.edit({ siteName: String(value) }, origin)}
    >
      <input
        id="field-siteName"
        className="as-text"
        dir="auto"
        list="venue-names"
        value={typed ? values.siteName : shown}
        aria-describedby="field-siteName-origin"
        onChange={(event) => actions.edit({ siteName: event.target.value })}
      />
      <datalist id="venue-names">
        {aids.venueNames.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
    </CapturedField>
  );
}
