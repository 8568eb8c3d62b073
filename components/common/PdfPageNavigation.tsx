import type { ReactNode } from 'react';
import { IconButton } from '@/components/ui/IconButton';
import { t } from '@/lib/browser/i18n/message';
import './page-navigation.css';

type Props = {
  /** The number of the displayed page, from 1. */
  page: number;
  pageCount: number;
  /** The labels that the PDF gives its pages. */
  pageLabels?: readonly string[] | undefined;
  onPageChange: (page: number) => void;
  children?: ReactNode;
};

/** The buttons and the list that choose a page of a PDF. */
export function PdfPageNavigation({ page, pageCount, pageLabels, onPageChange, children }: Props) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for form fields
    <div className="page-navigation" role="group" aria-label={t('pdfPages')}>
      <IconButton
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
          <option key={number} value={number}>
            {formatOption(number, pageLabels?.[number - 1])}
          </option>
        ))}
      </select>
      <span>{t('pdfPageOf', pageCount)}</span>
      <IconButton
        label={t('pdfNextPage')}
        icon="next"
        isAvailable={page < pageCount}
        onClick={() => onPageChange(page + 1)}
      />
      {children}
    </div>
  );
}

const formatOption = (number: number, label: string | undefined): string =>
  label ? t('pdfPageWithLabel', label, number) : String(number);
