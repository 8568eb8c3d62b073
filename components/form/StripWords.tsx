import { useEffect, useRef, useState } from 'react';
import { t } from '@/lib/locale/message';

/**
 * The message of the strip. One of more than two lines shows two, and the rest on demand; a screen reader is told all of
 * it at once.
 */
export function StripWords({ words }: { words: string }) {
  const message = useRef<HTMLParagraphElement>(null);
  // What was opened is one message; the next begins folded.
  const [opened, setOpened] = useState<string | null>(null);
  const [isCut, setCut] = useState(false);
  const isOpen = opened === words;
  // After painting: measured before, the whole form is laid out once more before it is there.
  // biome-ignore lint/correctness/useExhaustiveDependencies: other words, or all of them, take other room
  useEffect(() => {
    const shown = message.current;
    setCut(shown !== null && shown.scrollHeight > shown.clientHeight + 1);
  }, [words, isOpen]);
  return (
    <div className="strip-message">
      <p ref={message} className="strip-words" role="status" id="strip" tabIndex={-1} data-open={isOpen}>
        {words}
      </p>
      {(isCut || isOpen) && (
        <button
          type="button"
          className="button strip-more"
          data-kind="quiet"
          aria-expanded={isOpen}
          aria-controls="strip"
          onClick={() => setOpened(isOpen ? null : words)}
        >
          {t(isOpen ? 'stripLess' : 'stripMore')}
        </button>
      )}
    </div>
  );
}
