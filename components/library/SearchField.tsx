import { type RefObject, useEffect, useState } from 'react';
import { t } from '@/lib/browser/i18n/message';

type Props = {
  text: string;
  inputRef: RefObject<HTMLInputElement | null>;
  onSearch: (text: string) => void;
};

// Long enough that a quickly typed word causes one search, short enough that the delay is not noticeable.
const DEBOUNCE_MS = 90;

/** The search in title, author and venue. It searches while the reader types; Escape clears it. */
export function SearchField({ text, inputRef, onSearch }: Props) {
  const [typed, setTyped] = useState(text);
  const [lastText, setLastText] = useState(text);
  if (lastText !== text) {
    // A link or the back button changed the search, so the field shows the new text.
    setLastText(text);
    if (typed.trim() !== text) setTyped(text);
  }
  useEffect(() => {
    if (typed.trim() === text) return;
    const timer = setTimeout(() => onSearch(typed.trim()), DEBOUNCE_MS);
    return () => clearTimeout(timer);
  }, [typed, text, onSearch]);
  return (
    <search className="search">
      <input
        ref={inputRef}
        className="field"
        type="search"
        aria-label={t('librarySearch')}
        aria-keyshortcuts="/"
        placeholder={t('librarySearchHint')}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          setTyped('');
          onSearch('');
        }}
      />
    </search>
  );
}
