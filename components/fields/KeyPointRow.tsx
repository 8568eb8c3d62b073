import { type KeyboardEvent, memo } from 'react';
import { Icon, type IconName } from '@/components/ui/Icon';
import { t, tCount } from '@/lib/browser/i18n/message';
import type { KeyPoint } from '@/lib/record/schema/parts';
import { countWords, KEY_POINT_MAX_WORDS } from '@/lib/record/text-counts';

/** The actions on the point at an index. The functions stay the same while the list is mounted, as memoised rows need. */
export type KeyPointActions = {
  onTextChange: (index: number, text: string) => void;
  /**
   * Adds words of the source as a quote, and replaces the text from offset `start` to `end` with any other text of several lines,
   * each of which becomes a point. Returns false for a text that the browser should paste.
   */
  onPaste: (index: number, pasted: string, start: number, end: number) => boolean;
  onKeyDown: (index: number, event: KeyboardEvent<HTMLTextAreaElement>) => void;
  onMove: (index: number, offset: number) => void;
  onRemove: (index: number) => void;
  onQuoteRemove: (index: number, quoteIndex: number) => void;
};

type Props = { point: KeyPoint; index: number; actions: KeyPointActions };

/** One key point with its buttons, its hint and its quotes. It renders again only when its own props change. */
export const KeyPointRow = memo(function KeyPointRow({ point, index, actions }: Props) {
  const wordCount = countWords(point.text);
  const id = `field-keyPoint-${index + 1}`;
  return (
    <li>
      <div className="key-point">
        <span className="key-point-number" aria-hidden="true">
          {index + 1}
        </span>
        <textarea
          id={id}
          className="field"
          dir="auto"
          rows={1}
          aria-label={t('labelKeyPoint', index + 1)}
          aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown Control+Shift+Backspace"
          aria-describedby={wordCount > KEY_POINT_MAX_WORDS ? `${id}-hint` : undefined}
          value={point.text}
          onChange={(event) => actions.onTextChange(index, event.target.value)}
          onPaste={(event) => {
            const pastedText = event.clipboardData.getData('text/plain');
            const { selectionStart, selectionEnd } = event.currentTarget;
            if (actions.onPaste(index, pastedText, selectionStart, selectionEnd)) event.preventDefault();
          }}
          onKeyDown={(event) => actions.onKeyDown(index, event)}
        />
        <span className="key-point-buttons">
          <KeyPointButton
            label={t('keyPointMoveUp', index + 1)}
            icon="up"
            onClick={() => actions.onMove(index, -1)}
          />
          <KeyPointButton
            label={t('keyPointMoveDown', index + 1)}
            icon="down"
            onClick={() => actions.onMove(index, 1)}
          />
          <KeyPointButton
            label={t('keyPointDelete', index + 1)}
            icon="close"
            onClick={() => actions.onRemove(index)}
          />
        </span>
        {wordCount > KEY_POINT_MAX_WORDS && (
          <p className="form-hint" id={`${id}-hint`}>
            {tCount('hintKeyPointLength', wordCount)}
          </p>
        )}
        {point.quotes.map((quote, quoteIndex) => (
          <div key={`${quote.start} ${quote.exact}`} className="key-point-quote-row">
            <blockquote className="key-point-quote" dir="auto">
              {quote.exact}
            </blockquote>
            {quote.page !== undefined && <span className="quote-page">{t('quotePage', quote.page)}</span>}
            <button
              type="button"
              className="key-point-button"
              aria-label={t('keyPointQuoteDelete', index + 1)}
              title={t('keyPointQuoteDelete', index + 1)}
              onClick={() => actions.onQuoteRemove(index, quoteIndex)}
            >
              <Icon name="close" />
            </button>
          </div>
        ))}
      </div>
    </li>
  );
});

// Keys in the text do the same as the buttons, so only the text is a tab stop.
function KeyPointButton({ label, icon, onClick }: { label: string; icon: IconName; onClick: () => void }) {
  return (
    <button
      type="button"
      className="key-point-button"
      tabIndex={-1}
      aria-label={label}
      title={label}
      onClick={onClick}
    >
      <Icon name={icon} />
    </button>
  );
}
