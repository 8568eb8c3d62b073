import type { ReactNode } from 'react';
import { shelfName } from '@/components/library/words';
import { shownDay } from '@/lib/locale/date';
import { t } from '@/lib/locale/message';
import type { SourceRow } from '@/lib/model/source-row';
import { type SourceStatus, STATUSES } from '@/lib/model/vocabulary';

/** The forms a citation can be copied in. */
export type CitationChoice = 'markdown' | 'footnote' | 'bibtex';

type Props = {
  row: SourceRow;
  citation: CitationChoice;
  /** Where the record stands with each wiki. */
  sync: ReactNode;
  onStatus: (status: SourceStatus) => void;
  /** Opens the page, whose next click captures it anew. */
  onCaptureAgain: () => void;
  onCitation: (format: CitationChoice) => void;
  onCopyCitation: () => void;
  onDelete: () => void;
  onRestore: () => void;
};

const FORMATS: CitationChoice[] = ['markdown', 'footnote', 'bibtex'];
const FORMAT_NAMES = {
  markdown: 'recordCiteMarkdown',
  footnote: 'recordCiteFootnote',
  bibtex: 'recordCiteBibtex',
} as const;

/** What is done with the whole record: its status, the page behind it, citing it, deleting it. */
export function RecordRail(props: Props) {
  const { row, sync, onStatus, onCaptureAgain, onDelete, onRestore } = props;
  const { source } = row;
  const inBin = row.shelf === 'bin';
  return (
    <aside className="record-rail" aria-label={t('recordRail')}>
      {inBin ? (
        <div className="rail-group">
          <p className="bin-note">{t('recordInBin', row.deletedAt ? shownDay(row.deletedAt) : '')}</p>
          <button type="button" className="button" data-kind="primary" onClick={onRestore}>
            {t('libraryRestore')}
          </button>
        </div>
      ) : (
        <fieldset className="rail-group status-choice">
          <legend>{t('recordStatus')}</legend>
          {STATUSES.map((status) => (
            <label key={status}>
              <input
                type="radio"
                name="status"
                checked={source.status === status}
                onChange={() => onStatus(status)}
              />
              <span>{shelfName(status)}</span>
            </label>
          ))}
        </fieldset>
      )}
      {!inBin && sync}
      <div className="rail-group">
        <a className="button" href={source.url} target="_blank" rel="noreferrer">
          {t('recordOpenPage')}
        </a>
        {source.archiveUrl && (
          <a className="button" data-kind="quiet" href={source.archiveUrl} target="_blank" rel="noreferrer">
            {t('recordOpenArchive')}
          </a>
        )}
        {!inBin && (
          <button type="button" className="button" onClick={onCaptureAgain}>
            {t('buttonCaptureAgain')}
          </button>
        )}
      </div>
      <Citation {...props} />
      {!inBin && (
        <div className="rail-group">
          <button type="button" className="button" data-kind="danger" onClick={onDelete}>
            {t('libraryDelete')}
          </button>
        </div>
      )}
    </aside>
  );
}

function Citation({ citation, onCitation, onCopyCitation }: Props) {
  return (
    <div className="rail-group">
      <button type="button" className="button" onClick={onCopyCitation}>
        {t('buttonCopyCitation')}
      </button>
      <label className="rail-format">
        <span className="visually-hidden">{t('recordCiteFormat')}</span>
        <select
          className="field"
          value={citation}
          onChange={(event) => onCitation(FORMATS.find((one) => one === event.target.value) ?? citation)}
        >
          {FORMATS.map((format) => (
            <option key={format} value={format}>
              {t(FORMAT_NAMES[format])}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}
