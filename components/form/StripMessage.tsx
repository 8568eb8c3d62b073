import { useEffect, useRef, useState } from 'react';
import { t } from '@/lib/browser/i18n/message';

/** The message of the strip. A long message is cut to two lines until the reader expands it. Screen readers get all of it. */
export function StripMessage({ text }: { text: string }) {
  const messageRef = useRef<HTMLParagraphElement>(null);
  // The state is the expanded text, not a boolean, so that the next message starts collapsed.
  const [expandedText, setExpandedText] = useState<string | null>(null);
  const [isTruncated, setTruncated] = useState(false);
  const isOpen = expandedText === text;
  // A layout effect would force a second layout of the whole form before the first paint.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the size depends on the text and on whether it is expanded
  useEffect(() => {
    const element = messageRef.current;
    setTruncated(element !== null && element.scrollHeight > element.clientHeight + 1);
  }, [text, isOpen]);
  return (
    <div className="strip-message">
      <p ref={messageRef} className="strip-text" role="status" id="strip" tabIndex={-1} data-open={isOpen}>
        {text}
      </p>
      {(isTruncated || isOpen) && (
        <button
          type="button"
          className="button strip-expand"
          data-kind="quiet"
          aria-expanded={isOpen}
          aria-controls="strip"
          onClick={() => setExpandedText(isOpen ? null : text)}
        >
          {t(isOpen ? 'stripCollapse' : 'stripExpand')}
        </button>
      )}
    </div>
  );
}
