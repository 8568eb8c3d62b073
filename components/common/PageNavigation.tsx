import type { ReactNode } from 'react';
import { Icon } from '@/components/ui/Icon';
import { t } from '@/lib/browser/i18n/message';
import './page-navigation.css';

type Props = {
  /** The number of the displayed page, from 1. */
  page: number;
  pageCount: number;
  onPageChange: (page: number) => void;
  children?: ReactNode;
};

/** The buttons and the list that choose a page of a PDF. */
export function PageNavigation({ page, pageCount, onPageChange, children }: Props) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for form fields
    <div className="page-navigation" role="group" aria-label={t('pdfPages')}>
      <PageButton
        label={t('pdfPreviousPage')}
        icon="previous"
        isAvailable={page > 1}
        onClick={() => onPageChange(page - 1)}
      />
      <span aria-hidden="true">{t('pdfPage')}</span>
      <select
        className="field"
        aria-label={t('pdfPage')}
        value={page}
        onChange={(event) => onPageChange(Number(event.target.value))}
      >
        {Array.from({ length: pageCount }, (_, index) => index + 1).map((number) => (
          <option key={number}>{number}</option>
        ))}
      </select>
      <span>{t('pdfPageOf', pageCount)}</span>
      <PageButton
        label={t('pdfNextPage')}
        icon="next"
        isAvailable={page < pageCount}
        onClick={() => onPageChange(page + 1)}
      />
      {children}
    </div>
  );
}

type ButtonProps = { label: string; icon: 'previous' | 'next'; isAvailable: boolean; onClick: () => void };

// A button that gets `disabled` while it has the focus would lose it.
function PageButton({ label, icon, isAvailable, onClick }: ButtonProps) {
  return (
    <button
      type="button"
      className="button"
      data-kind="quiet"
      aria-label={label}
      title={label}
      aria-disabled={!isAvailable}
      onClick={() => isAvailable && onClick()}
    >
      <Icon name={icon} />
    </button>
  );
}
