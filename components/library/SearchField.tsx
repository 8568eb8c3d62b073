import { type ReactNode, type RefObject, useState } from 'react';
import { t } from '@/lib/browser/i18n/message';

type Props = {
  text: string;
  inputRef: RefObject<HTMLInputElement | null>;
  /** The button that explains the search. */
  help: ReactNode;
  onSearch: (text: string) => void;
};

/** The input that searches everything the reader wrote, at every keystroke. Escape clears it. */
export function SearchField({ text, inputRef, help, onSearch }: Props) {
  const [typedText, setTypedText] = useState(text);
  const [lastText, setLastText] = useState(text);
  if (lastText !== text) {
    // A link or the back button changed the search, so the input has to show the new text.
    setLastText(text);
    if (typedText.trim() !== text) setTypedText(text);
  }
  const handleInput = (newText: string) => {
    setTypedText(newText);
    onSearch(newText.trim());
  };
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
        onChange={(event) => handleInput(event.target.value)}
        onKeyDown={(event) => event.key === 'Escape' && handleInput('')}
      />
      {help}
    </search>
  );
}
