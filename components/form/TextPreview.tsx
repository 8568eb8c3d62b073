import { lazy, Suspense, useMemo } from 'react';
import type { CapturedTextStatus } from '@/lib/app/form/draft-state';
import { normalizeText } from '@/lib/base/normalize-text';
import { formatBytes, formatDateTime } from '@/lib/browser/i18n/format-values';
import { t, tCount } from '@/lib/browser/i18n/message';
import type { Quote } from '@/lib/record/schema/parts';
import type { TextPreviewContent } from './form-props';

// The popup shows the text only when the reader asks for it.
const CapturedTextView = lazy(async () => ({
  default: (await import('./CapturedTextView')).CapturedTextView,
}));

type Props = {
  content: TextPreviewContent | null;
  textStatus: CapturedTextStatus;
  /** The quote at which the text opens, or null. */
  quote: Quote | null;
  onAddQuote: (quote: Quote) => void;
  onClose: () => void;
};

/** The captured text. It covers the fields of the form. */
export function TextPreview({ content, textStatus, quote, onAddQuote, onClose }: Props) {
  return (
    // Escape closes the preview. Without preventDefault it would also close the popup.
    <section
      className="text-preview"
      aria-label={t('labelCapturedText')}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        event.stopPropagation();
        onClose();
      }}
    >
      <div className="text-preview-header">
        <span>
          {content ? formatMetadata(content) : t(textStatus === 'pending' ? 'previewPending' : 'previewNone')}
        </span>
        <button type="button" className="button" data-kind="quiet" onClick={onClose}>
          {t('previewClose')}
        </button>
      </div>
      {content && (
        <Suspense fallback={<div className="captured-text-view" aria-busy="true" />}>
          <CapturedText content={content} quote={quote} onAddQuote={onAddQuote} />
        </Suspense>
      )}
    </section>
  );
}

type CapturedTextProps = { content: TextPreviewContent } & Pick<Props, 'quote' | 'onAddQuote'>;

function CapturedText({ content, quote, onAddQuote }: CapturedTextProps) {
  const { text, pageStarts, pageLabels, lengthBytes } = content;
  // The offsets of a quote count in the text as a snapshot stores it. The text of a PDF already has this form.
  const storedText = useMemo(() => (pageStarts ? text : normalizeText(text)), [text, pageStarts]);
  return (
    <CapturedTextView
      text={storedText}
      quote={quote}
      {...{ pageStarts, pageLabels, lengthBytes, onAddQuote }}
    />
  );
}

function formatMetadata(content: TextPreviewContent): string {
  const { words, lengthBytes, httpStatus, capturedAt, withComments } = content;
  const details = [
    tCount('previewWords', words),
    ...(withComments ? [t('textWithComments')] : []),
    formatBytes(lengthBytes),
    ...(httpStatus === null ? [] : [t('previewStatus', httpStatus)]),
    formatDateTime(capturedAt),
  ];
  return details.join(' · ');
}
