import { type RefObject, useEffect, useState } from 'react';
import { t } from '@/lib/browser/i18n/message';

type Props = {
  text: string;
  inputRef: RefObject<HTMLInputElement | null>;
  onSearch: (text: string) => void;
};

// A word that is typed quickly causes only one search, and the delay is too short to be noticed.
const DEBOUNCE_MS = 90;

/** The input that searches titles, authors and venues while the reader types. Escape clears it. */
export function SearchField({ text, inputRef, onSearch }: Props) {
  const [typedText, setTypedText] = useState(text);
  const [lastText, setLastText] = useState(text);
  if (lastText !== text) {
    // A link or the back button changed the search, so the input has to show the new text.
    setLastText(text);
    if (typedText.trim() !== text) setTypedText(text);
  }
  useEffect(() => {
    if (typedText.trim() === text) return;
    const timer = setTimeout(() => onSearch(typedText.trim()), DEBOUNCE_MS);
    return () => clearTimeout(timer);
  }, [typedText, text, onSearch]);
  return (
    <search className="search">
      <input
        ref={inputRef}
        className="field"
        type="search"
        aria-label={t('librarySearch')}
        aria-keyshortcuts="/"
        placeholder={t('librarySearchHint')}
        value={typedText}
        onChange={(event) => setTypedText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          setTypedText('');
          onSearch('');
        }}
      />
    </search>
  );
}
