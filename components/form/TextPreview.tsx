import { lazy, Suspense, useRef } from 'react';
import type { CapturedTextStatus } from '@/lib/app/form/draft-state';
import { formatBytes, formatDateTime } from '@/lib/browser/i18n/format-values';
import { t, tCount } from '@/lib/browser/i18n/message';
import type { Quote } from '@/lib/record/schema/parts';
import type { TextPreviewContent } from './form-props';
import { useFocusWhileOpen } from './use-focus-while-open';

// The popup shows the text only when the reader asks for it.
const CapturedTextView = lazy(async () => ({
  default: (await import('./CapturedTextView')).CapturedTextView,
}));

type Props = {
  content: TextPreviewContent | 'loading' | null;
  textStatus: CapturedTextStatus;
  /** The quote at which the text opens, or null. */
  quote: Quote | null;
  onAddQuote: (quote: Quote) => void;
  onClose: () => void;
};

/** The captured text. It covers the fields of the form. */
export function TextPreview({ content, textStatus, quote, onAddQuote, onClose }: Props) {
  const sectionRef = useRef<HTMLElement>(null);
  // The preview covers the button that opened it at a quote, so the focus moves to the section, and then to the text when it is
  // rendered.
  useFocusWhileOpen(sectionRef, quote !== null);
  const loadingText = <div className="captured-text-view" aria-busy="true" />;
  return (
    // Escape closes the preview. Without preventDefault it would also close the popup.
    <section
      ref={sectionRef}
      className="text-preview"
      tabIndex={-1}
      aria-label={t('labelCapturedText')}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        event.stopPropagation();
        onClose();
      }}
    >
      <div className="text-preview-header">
        <span>{formatMetadata(content, textStatus)}</span>
        <button type="button" className="button" data-kind="quiet" onClick={onClose}>
          {t('previewClose')}
        </button>
      </div>
      {content === 'loading' && loadingText}
      {content && content !== 'loading' && (
        <Suspense fallback={loadingText}>
          <CapturedTextView
            // Another text or quote is opened at its own page.
            key={JSON.stringify([content.capturedAt, content.words, quote])}
            {...pickShownText(content)}
            quoteRange={content.quoteRange ?? null}
            isQuoteMissing={quote !== null && !content.quoteRange && !content.isQuoteUnknown}
            onAddQuote={onAddQuote}
          />
        </Suspense>
      )}
    </section>
  );
}

const pickShownText = ({ text, pageStarts, pageLabels, lengthBytes }: TextPreviewContent) => ({
  text,
  pageStarts,
  pageLabels,
  lengthBytes,
});

function formatMetadata(content: Props['content'], textStatus: CapturedTextStatus): string {
  if (content === 'loading') return '';
  if (!content) return t(textStatus === 'pending' ? 'previewPending' : 'previewNone');
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
