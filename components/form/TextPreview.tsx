import { lazy, Suspense, useState } from 'react';
import type { CapturedTextState } from '@/lib/app/form/draft-state';
import { formatBytes, formatDateTime } from '@/lib/browser/i18n/format-values';
import { t, tCount } from '@/lib/browser/i18n/message';
import type { Quote } from '@/lib/record/schema/parts';
import type { TextPreviewContent } from './form-props';

// The length of the preview in characters. It is sufficient to see whether the article was captured.
const MAX_PREVIEW_LENGTH = 3_000;
// More paragraphs than in this length would delay the form. The record shows the whole text.
const MAX_EXPANDED_LENGTH = 200_000;

// Only PDFs need the view with pages and search.
const PdfTextView = lazy(async () => ({ default: (await import('./PdfTextView')).PdfTextView }));

type Props = {
  content: TextPreviewContent | null;
  textState: CapturedTextState;
  onAddQuote: (quote: Quote) => void;
  onClose: () => void;
};

/** The captured text. It covers the fields of the form. */
export function TextPreview({ content, textState, onAddQuote, onClose }: Props) {
  return (
    // Escape closes the preview. Without preventDefault it would also close the popup.
    <section
      className="text-preview"
      data-has-pages={content?.pageStarts !== undefined}
      aria-label={t('labelCapturedText')}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard must be able to reach a region that scrolls
      tabIndex={0}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        event.stopPropagation();
        onClose();
      }}
    >
      <div className="text-preview-header">
        <span>
          {content ? formatMetadata(content) : t(textState === 'pending' ? 'previewPending' : 'previewNone')}
        </span>
        <button type="button" className="button" data-kind="quiet" onClick={onClose}>
          {t('previewClose')}
        </button>
      </div>
      {content?.pageStarts ? (
        <Suspense fallback={<div className="pdf-text-view" aria-busy="true" />}>
          <PdfTextView text={content.text} pageStarts={content.pageStarts} onAddQuote={onAddQuote} />
        </Suspense>
      ) : (
        content && <PreviewText content={content} />
      )}
    </section>
  );
}

function PreviewText({ content: { text, lengthBytes } }: { content: TextPreviewContent }) {
  const [isExpanded, setExpanded] = useState(false);
  const previewLength = isExpanded ? MAX_EXPANDED_LENGTH : MAX_PREVIEW_LENGTH;
  return (
    <div className="text-preview-body" dir="auto">
      {text
        .slice(0, previewLength)
        .split('\n')
        .map((block, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the blocks of a text have no ids
          <p key={index}>{block}</p>
        ))}
      {text.length > previewLength && (
        <p className="form-hint">
          {t('previewTruncated', formatBytes(lengthBytes))}{' '}
          <button type="button" className="button" data-kind="quiet" onClick={() => setExpanded(true)}>
            {t('recordShowAll')}
          </button>
        </p>
      )}
    </div>
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
