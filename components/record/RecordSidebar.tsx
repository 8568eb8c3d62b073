import type { ReactNode } from 'react';
import { Menu } from '@/components/ui/Menu';
import { getCitationFormatName } from '@/lib/browser/i18n/citation-format-names';
import { formatBytes, formatDay } from '@/lib/browser/i18n/format-values';
import { t } from '@/lib/browser/i18n/message';
import { getSectionName } from '@/lib/browser/i18n/section-names';
import {
  type AddedStyle,
  buildStyleChoice,
  CITATION_FORMATS,
  type CitationChoice,
} from '@/lib/formats/citation/citation-formats';
import type { SourceRow } from '@/lib/record/schema/source-row';
import type { SourceStatus } from '@/lib/record/schema/vocabulary';
import { SOURCE_STATUSES } from '@/lib/record/vocabulary';

type Props = {
  row: SourceRow;
  citationFormat: CitationChoice;
  citationStyles: readonly AddedStyle[];
  /** The importance, subtype, purpose, tags and identifiers. */
  facts: ReactNode;
  /** The cards with the sync status of the source. */
  syncCards: ReactNode;
  onStatusChange: (status: SourceStatus) => void;
  /** Opens the page. The reader's next click on the toolbar button then captures it again. */
  onCaptureAgain: () => void;
  /** Whether the source has the text of a PDF. Null while the captured texts are loaded. */
  hasPdf: boolean | null;
  /** Adds the text of a PDF file, or the file itself if the source has the text of a PDF. */
  onAddPdf: () => void;
  /** The stored PDF file of the source and the actions on it, or null. */
  storedPdf: { bytes: number; openPage: (page: number) => void; deleteFile: () => void } | null;
  onCitationFormatChange: (choice: CitationChoice) => void;
  onCopyCitation: () => void;
  onDelete: () => void;
  onRestore: () => void;
};

/** The column with the actions on the whole source: change the status, open the page, copy a citation, delete. */
export function RecordSidebar(props: Props) {
  const { row, facts, syncCards, onStatusChange, onCaptureAgain, onAddPdf, onDelete, onRestore } = props;
  const { source } = row;
  // The stored column has an older name for the section.
  const isInBin = row.shelf === 'bin';
  return (
    <aside className="record-sidebar" aria-label={t('recordSidebar')}>
      {isInBin ? (
        <div className="sidebar-group">
          <p className="in-bin-message">{t('recordInBin', row.deletedAt ? formatDay(row.deletedAt) : '')}</p>
          <button type="button" className="button" data-kind="primary" onClick={onRestore}>
            {t('libraryRestore')}
          </button>
        </div>
      ) : (
        <fieldset className="sidebar-group status-choice">
          <legend>{t('labelStatus')}</legend>
          {SOURCE_STATUSES.map((status) => (
            <label key={status}>
              <input
                type="radio"
                name="status"
                checked={source.status === status}
                onChange={() => onStatusChange(status)}
              />
              <span>{getSectionName(status)}</span>
            </label>
          ))}
        </fieldset>
      )}
      {facts}
      {!isInBin && syncCards}
      <div className="sidebar-group">
        <a className="button" href={source.url} target="_blank" rel="noreferrer">
          {t('recordOpenPage')}
        </a>
        {source.archiveUrl && (
          <a className="button" data-kind="quiet" href={source.archiveUrl} target="_blank" rel="noreferrer">
            {t('recordOpenArchive')}
          </a>
        )}
        {!isInBin && (
          <button type="button" className="button" onClick={onCaptureAgain}>
            {t('buttonCaptureAgain')}
          </button>
        )}
        {props.storedPdf && <StoredPdfActions {...props.storedPdf} />}
        {!isInBin && props.hasPdf !== null && !(props.hasPdf && props.storedPdf) && (
          <button type="button" className="button" onClick={onAddPdf}>
            {t(props.hasPdf ? 'recordStorePdf' : 'recordAddPdf')}
          </button>
        )}
      </div>
      <CitationPicker {...props} />
      {!isInBin && (
        <>
          <div className="sidebar-group delete-button">
            <button type="button" className="button" data-kind="danger" onClick={onDelete}>
              {t('libraryDelete')}
            </button>
          </div>
          {/* Shown instead of the button above in a narrow window, in which the actions are on one line. */}
          <div className="delete-menu">
            <Menu label={t('recordMoreActions')} icon="more">
              <button type="button" data-kind="danger" onClick={onDelete}>
                {t('libraryDelete')}
              </button>
            </Menu>
          </div>
        </>
      )}
    </aside>
  );
}

const StoredPdfActions = ({ bytes, openPage, deleteFile }: NonNullable<Props['storedPdf']>) => (
  <>
    <button type="button" className="button" onClick={() => openPage(1)}>
      {t('pdfOpenStored', formatBytes(bytes))}
    </button>
    <button type="button" className="button" data-kind="quiet" onClick={deleteFile}>
      {t('pdfDeleteStored')}
    </button>
  </>
);

function CitationPicker({ citationFormat, citationStyles, onCitationFormatChange, onCopyCitation }: Props) {
  const choices: [CitationChoice, string][] = [
    ...CITATION_FORMATS.map((format): [CitationChoice, string] => [format, getCitationFormatName(format)]),
    ...citationStyles.map((style): [CitationChoice, string] => [buildStyleChoice(style), style.title]),
  ];
  return (
    <div className="sidebar-group">
      <button type="button" className="button" aria-keyshortcuts="C Alt+Shift+C" onClick={onCopyCitation}>
        {t('buttonCopyCitation')}
      </button>
      <label className="citation-format">
        <span className="visually-hidden">{t('citationFormat')}</span>
        <select
          className="field"
          value={citationFormat}
          onChange={({ target }) => onCitationFormatChange(target.value)}
        >
          {choices.map(([choice, name]) => (
            <option key={choice} value={choice}>
              {name}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}
