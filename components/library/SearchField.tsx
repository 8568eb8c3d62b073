import { type RefObject, useEffect, useState } from 'react';
import { t } from '@/lib/locale/message';

type Props = {
  text: string;
  field: RefObject<HTMLInputElement | null>;
  onSearch: (text: string) => void;
};

// Long enough that a word typed quickly is one search, short enough not to be felt.
const PAUSE_MS = 90;

/** The search over title, author and venue. Searches as one types; Escape empties it. */
export function SearchField({ text, field, onSearch }: Props) {
  const [typed, setTyped] = useState(text);
  const [asked, setAsked] = useState(text);
  if (asked !== text) {
    // Changed from elsewhere (a link, the back button): the field follows.
    setAsked(text);
    if (typed.trim() !== text) setTyped(text);
  }
  useEffect(() => {
    if (typed.trim() === text) return;
    const pause = setTimeout(() => onSearch(typed.trim()), PAUSE_MS);
    return () => clearTimeout(pause);
  }, [typed, text, onSearch]);
  return (
    <search className="search">
      <input
        ref={field}
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
