import { type ReactNode, useId } from 'react';
import { Checkbox } from '@/components/ui/Checkbox';
import { formatDate } from '@/lib/browser/i18n/format-values';
import { t, tCount } from '@/lib/browser/i18n/message';
import type { VenueList } from '@/lib/record/schema/venue-list';

type Props = {
  lists: VenueList[];
  /** The button or form that imports a list. */
  importTool?: ReactNode;
  onSwitch: (list: VenueList, isOn: boolean) => void;
  onRemove: (list: VenueList) => void;
};

/** Shows the venue lists with their origin, date and licence. The reader can switch off each list, and remove imported ones. */
export function VenueListSection({ lists, importTool, onSwitch, onRemove }: Props) {
  const headingId = useId();
  return (
    <section className="venue-lists" aria-labelledby={headingId}>
      <div className="venue-lists-header">
        <h2 id={headingId}>{t('venueLists')}</h2>
        {importTool}
      </div>
      <p className="quiet">{t('venueListsHint')}</p>
      <ul>
        {lists.map((list) => (
          <li key={list.id}>
            <VenueListRow list={list} onSwitch={onSwitch} onRemove={onRemove} />
          </li>
        ))}
      </ul>
    </section>
  );
}

type RowProps = Pick<Props, 'onSwitch' | 'onRemove'> & { list: VenueList };

function VenueListRow({ list, onSwitch, onRemove }: RowProps) {
  const { name, venues, date, source, licence, licenceUrl } = list;
  return (
    <>
      <Checkbox
        isChecked={list.isOn}
        name={t('venueListUse', name)}
        onChange={(isChecked) => onSwitch(list, isChecked)}
      >
        <span dir="auto">{name}</span>
      </Checkbox>
      <span className="quiet">{tCount('venueListCount', venues.length)}</span>
      {date && <span className="quiet">{t('venueListAsOf', formatDate(date))}</span>}
      {source && <ListLink url={source} text={t('venueListSource')} name={name} />}
      {licence && licenceUrl && (
        <ListLink url={licenceUrl} text={t('venueListLicence', licence)} name={name} />
      )}
      {licence && !licenceUrl && <span className="quiet">{t('venueListLicence', licence)}</span>}
      {list.importedAt && (
        <button type="button" className="button" data-kind="quiet" onClick={() => onRemove(list)}>
          {t('venueListRemove')}
          <span className="visually-hidden"> {name}</span>
        </button>
      )}
    </>
  );
}

function ListLink({ url, text, name }: { url: string; text: string; name: string }) {
  return (
    <a href={url} target="_blank" rel="noreferrer">
      {text}
      <span className="visually-hidden"> {name}</span>
    </a>
  );
}
