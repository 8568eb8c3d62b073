import { type KeyboardEvent, memo } from 'react';
import { findCopyFormat } from '@/components/common/find-copy-format';
import { Icon, type IconName } from '@/components/ui/Icon';
import { describePdfPage } from '@/lib/app/describe/describe-quote';
import { t, tCount } from '@/lib/browser/i18n/message';
import type { QuoteCopyFormat } from '@/lib/evidence/quote-link';
import type { KeyPoint, Quote } from '@/lib/record/schema/parts';
import { countWords, KEY_POINT_MAX_WORDS } from '@/lib/record/text-counts';

/**
 * The actions on the point at an index. The functions stay the same while the list is mounted, because memoised rows compare
 * them.
 */
export type KeyPointActions = {
  onTextChange: (index: number, text: string) => void;
  /**
   * Handles a paste over the text from offset `start` to `end`:
   * - a text that occurs in the source becomes a quote
   * - of another text with several lines, each line becomes a point
   * - for any other text, returns false, and the browser pastes the text
   */
  onPaste: (index: number, pasted: string, start: number, end: number) => boolean;
  onKeyDown: (index: number, event: KeyboardEvent<HTMLTextAreaElement>) => void;
  onMove: (index: number, step: 1 | -1) => void;
  onRemove: (index: number) => void;
  /** Scrolls the page to a quote, and highlights it. */
  onQuoteShow: (index: number, quoteIndex: number) => void;
  /** Copies the link to a quote, or the quote as Markdown. */
  onQuoteCopy: (index: number, quoteIndex: number, format: QuoteCopyFormat) => void;
  onQuoteRemove: (index: number, quoteIndex: number) => void;
  /** Moves a quote from the point at `index` to the point at `newIndex`, if there is one. */
  onQuoteMove: (index: number, quoteIndex: number, newIndex: number) => void;
};

type Props = {
  point: KeyPoint;
  index: number;
  actions: KeyPointActions;
  /** Whether quotes have a button that shows them on the page. */
  canShowQuotes: boolean;
  /** Whether the keys L and M copy the focused quote. */
  canCopyQuotes: boolean;
};

/** One key point with its buttons, its hint and its quotes. It renders again only when its own props change. */
export const KeyPointRow = memo(function KeyPointRow({ point, index, actions, ...options }: Props) {
  const wordCount = countWords(point.text);
  const id = `field-keyPoint-${index + 1}`;
  return (
    <li
      onDragOver={(event) => event.dataTransfer.types.includes(QUOTE_DRAG_TYPE) && event.preventDefault()}
      onDrop={(event) => {
        const draggedQuote = parseDraggedQuote(event.dataTransfer.getData(QUOTE_DRAG_TYPE));
        if (!draggedQuote) return;
        // A text field would insert the dragged words.
        event.preventDefault();
        actions.onQuoteMove(draggedQuote.pointIndex, draggedQuote.quoteIndex, index);
      }}
    >
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
          <QuoteRow
            key={`${quote.start} ${quote.exact}`}
            {...{ quote, quoteIndex, actions, ...options }}
            pointIndex={index}
          />
        ))}
      </div>
    </li>
  );
});

type QuoteRowProps = Omit<Props, 'point' | 'index'> & {
  quote: Quote;
  pointIndex: number;
  quoteIndex: number;
};

/**
 * One quote of a key point. The reader moves it to another point by dragging it, or with Alt and an arrow key. Enter shows the
 * quote on the page. L copies the link to the quote, M the quote as Markdown.
 */
function QuoteRow(props: QuoteRowProps) {
  const { quote, pointIndex, quoteIndex, actions, canShowQuotes, canCopyQuotes } = props;
  const pageName = describePdfPage(quote);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be dragged in all browsers
    <div
      className="key-point-quote-row"
      role="group"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: keys move the quote
      tabIndex={0}
      aria-label={t('keyPointQuoteOf', pointIndex + 1)}
      aria-keyshortcuts={`Alt+ArrowUp Alt+ArrowDown Delete${canShowQuotes ? ' Enter' : ''}${canCopyQuotes ? ' L M' : ''}`}
      title={`${t('keyPointQuoteMoveHint')}${canCopyQuotes ? ` ${t('quoteCopyKeys')}` : ''}`}
      draggable
      onDragStart={({ dataTransfer }) => {
        dataTransfer.setData(QUOTE_DRAG_TYPE, `${pointIndex} ${quoteIndex}`);
        dataTransfer.effectAllowed = 'move';
      }}
      onKeyDown={(event) => {
        const action = event.target === event.currentTarget ? findQuoteAction(event, canCopyQuotes) : null;
        if (!action) return;
        event.preventDefault();
        runQuoteAction(action, actions, pointIndex, quoteIndex);
      }}
    >
      <blockquote className="key-point-quote" dir="auto">
        {quote.exact}
      </blockquote>
      {pageName !== null && <span className="quote-page">{t('quotePage', pageName)}</span>}
      {canShowQuotes && (
        <KeyPointButton
          label={t('keyPointQuoteShow', pointIndex + 1)}
          icon="target"
          onClick={() => actions.onQuoteShow(pointIndex, quoteIndex)}
        />
      )}
      <KeyPointButton
        label={t('keyPointQuoteDelete', pointIndex + 1)}
        icon="close"
        onClick={() => actions.onQuoteRemove(pointIndex, quoteIndex)}
      />
    </div>
  );
}

type QuoteAction = 'show' | 'remove' | 'up' | 'down' | QuoteCopyFormat;

/** Returns the action of a key on a quote, or null for other keys and for Ctrl+Enter, which saves the form. */
function findQuoteAction(event: KeyboardEvent, canCopyQuotes: boolean): QuoteAction | null {
  if (event.key === 'Enter') return event.ctrlKey || event.metaKey ? null : 'show';
  if (event.key === 'Delete') return 'remove';
  if (event.altKey && event.key === 'ArrowUp') return 'up';
  if (event.altKey && event.key === 'ArrowDown') return 'down';
  return canCopyQuotes ? findCopyFormat(event) : null;
}

function runQuoteAction(
  action: QuoteAction,
  actions: KeyPointActions,
  pointIndex: number,
  quoteIndex: number,
): void {
  if (action === 'show') actions.onQuoteShow(pointIndex, quoteIndex);
  else if (action === 'remove') actions.onQuoteRemove(pointIndex, quoteIndex);
  else if (action === 'link' || action === 'markdown') actions.onQuoteCopy(pointIndex, quoteIndex, action);
  else actions.onQuoteMove(pointIndex, quoteIndex, pointIndex + (action === 'up' ? -1 : 1));
}

/** The MIME type of a dragged quote. Its data are the indexes of the point and of the quote, with a space between them. */
const QUOTE_DRAG_TYPE = 'application/x-provenote-quote';

function parseDraggedQuote(data: string): { pointIndex: number; quoteIndex: number } | null {
  const [, pointIndex, quoteIndex] = /^(\d{1,6}) (\d{1,6})$/.exec(data) ?? [];
  return pointIndex && quoteIndex ? { pointIndex: Number(pointIndex), quoteIndex: Number(quoteIndex) } : null;
}

// Each button has a keyboard shortcut in the text area or the row of the quote, so the buttons are not tab stops.
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
