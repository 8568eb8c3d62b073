import { useEffect, useRef, useState } from 'react';
import { t } from '@/lib/browser/i18n/message';

/**
 * The message of the strip. One of more than two lines shows two, and the rest on demand; a screen reader is told all of
 * it at once.
 */
export function StripMessage({ text }: { text: string }) {
  const messageRef = useRef<HTMLParagraphElement>(null);
  // What was opened is one message; the next begins folded.
  const [expandedText, setExpandedText] = useState<string | null>(null);
  const [isTruncated, setTruncated] = useState(false);
  const isOpen = expandedText === text;
  // After painting: measured before, the whole form is laid out once more before it is there.
  // biome-ignore lint/correctness/useExhaustiveDependencies: other words, or all of them, take other room
  useEffect(() => {
    const element = messageRef.current;
    setTruncated(element !== null && element.scrollHeight > element.clientHeight + 1);
  }, [text, isOpen]);
  return (
    <div className="strip-message">
      <p ref={messageRef} className="strip-words" role="status" id="strip" tabIndex={-1} data-open={isOpen}>
        {text}
      </p>
      {(isTruncated || isOpen) && (
        <button
          type="button"
          className="button strip-more"
          data-kind="quiet"
          aria-expanded={isOpen}
          aria-controls="strip"
          onClick={() => setExpandedText(isOpen ? null : text)}
        >
          {t(isOpen ? 'stripLess' : 'stripMore')}
        </button>
      )}
    </div>
  );
}
