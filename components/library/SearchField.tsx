import { type RefObject, useEffect, useState } from 'react';
import { t } from '@/lib/browser/i18n/message';

type Props = {
  text: string;
  inputRef: RefObject<HTMLInputElement | null>;
  onSearch: (text: string) => void;
};

// Long enough that a quickly typed word is one search, too short to be noticed.
const DEBOUNCE_MS = 90;

/** The search over title, author and venue. Searches while the reader types; Escape empties it. */
export function SearchField({ text, inputRef, onSearch }: Props) {
  const [typed, setTyped] = useState(text);
  const [lastText, setLastText] = useState(text);
  if (lastText !== text) {
    // A link or the back button changed the search: the field follows.
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
