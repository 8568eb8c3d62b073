import { Fragment, useEffect, useRef, useState } from 'react';
import { t } from '@/lib/browser/i18n/message';

type Props = {
  text: string;
  /** Differs from the id of the previous message if screen readers have to read the same text again. */
  messageId: number | null;
};

/** The message of the strip. A message of many lines is cut until the reader expands it. Screen readers read all of it. */
export function StripMessage({ text, messageId }: Props) {
  const messageRef = useRef<HTMLParagraphElement>(null);
  // The state is the expanded text, not a boolean, so that the next message starts collapsed.
  const [expandedText, setExpandedText] = useState<string | null>(null);
  const [isTruncated, setTruncated] = useState(false);
  const isOpen = expandedText === text;
  // The observer measures after the layout of the next frame. An effect would force a layout of the whole form: React runs
  // effects before the first paint too if an external store caused the update.
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new text can need more lines in an element of the same size
  useEffect(() => {
    const element = messageRef.current;
    if (!element) return;
    const observer = new ResizeObserver(() => setTruncated(element.scrollHeight > element.clientHeight + 1));
    observer.observe(element);
    return () => observer.disconnect();
  }, [text, isOpen]);
  return (
    <div className="strip-message">
      <p ref={messageRef} className="strip-text" role="status" id="strip" tabIndex={-1} data-open={isOpen}>
        {/* A new text node is announced also if it has the same words. */}
        <Fragment key={messageId}>{text}</Fragment>
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
