import { type KeyboardEvent, useRef } from 'react';
import { flushSync } from 'react-dom';
import { Icon } from '@/components/ui/Icon';
import { getNeighbours, restoreItem } from '@/lib/base/restore-item';
import { t } from '@/lib/browser/i18n/message';
import {
  getAuthorText,
  isOrganisationName,
  toggleOrganisation,
} from '@/lib/record/authors/organisation-braces';
import { useFieldUndo } from './use-field-undo';

type Props = {
  authors: string[];
  onChange: (authors: string[]) => void;
  /** Moves the focus to the line of an author. */
  onEdit: (index: number) => void;
};

const findAuthorIndex = (authors: readonly string[], author: string): number =>
  authors.findIndex((other) => getAuthorText(other) === getAuthorText(author));

// The maximum number of chips, because a paper can have more than a thousand authors. Authors without a chip are edited in the
// text field.
const MAX_CHIPS = 40;

/** One chip for each author. On a chip, Enter edits the author, Delete removes it, and Alt with an arrow key moves it. */
export function AuthorChips({ authors, onChange, onEdit }: Props) {
  const listRef = useRef<HTMLUListElement>(null);
  const { notifyChange, undoLine } = useFieldUndo(authors, onChange);
  const focusChip = (index: number) =>
    listRef.current?.querySelectorAll<HTMLElement>('.author-chip-name')[Math.max(0, index)]?.focus();
  const changeAuthors = (names: string[], focusIndex: number) => {
    flushSync(() => onChange(names));
    focusChip(focusIndex);
  };
  const remove = (index: number) => {
    const name = authors[index] ?? '';
    const neighbours = getNeighbours(authors, index);
    changeAuthors(authors.toSpliced(index, 1), Math.min(index, authors.length - 2));
    notifyChange({
      message: t('authorRemoved', getAuthorText(name)),
      // The reader may have added the name again before Undo.
      restore: (currentAuthors) =>
        findAuthorIndex(currentAuthors, name) >= 0
          ? currentAuthors
          : restoreItem(currentAuthors, name, neighbours, (author) =>
              findAuthorIndex(currentAuthors, author),
            ),
      focusRestored: (currentAuthors) => focusChip(findAuthorIndex(currentAuthors, name)),
    });
  };
  const move = (index: number, target: number) => {
    const name = authors[index];
    if (name !== undefined && target >= 0 && target < authors.length)
      changeAuthors(authors.toSpliced(index, 1).toSpliced(target, 0, name), target);
  };
  const toggle = (index: number) =>
    changeAuthors(
      authors.map((name, position) => (position === index ? toggleOrganisation(name) : name)),
      index,
    );
  const handleKeyDown = (index: number, event: KeyboardEvent) => {
    if (event.key === 'Delete' || event.key === 'Backspace') remove(index);
    else if (event.altKey && /^Arrow(?:Left|Up)$/.test(event.key)) move(index, index - 1);
    else if (event.altKey && /^Arrow(?:Right|Down)$/.test(event.key)) move(index, index + 1);
    else return;
    event.preventDefault();
  };
  return (
    <>
      <ul className="author-chips" ref={listRef} aria-label={t('authorChips')}>
        {authors.slice(0, MAX_CHIPS).map((name, index) =>
          name.trim() === '' ? null : (
            <AuthorChip
              // biome-ignore lint/suspicious/noArrayIndexKey: two authors can have the same name
              key={index}
              name={name}
              onEdit={() => onEdit(index)}
              onToggle={() => toggle(index)}
              onRemove={() => remove(index)}
              onKeyDown={(event) => handleKeyDown(index, event)}
            />
          ),
        )}
        {authors.length > MAX_CHIPS && <li>{t('authorsMore', authors.length - MAX_CHIPS)}</li>}
      </ul>
      {undoLine}
    </>
  );
}

type ChipProps = {
  name: string;
  onEdit: () => void;
  onToggle: () => void;
  onRemove: () => void;
  onKeyDown: (event: KeyboardEvent) => void;
};

function AuthorChip({ name, onEdit, onToggle, onRemove, onKeyDown }: ChipProps) {
  const text = getAuthorText(name);
  const isOrganisation = isOrganisationName(name);
  return (
    <li className="author-chip" data-organisation={isOrganisation}>
      <button
        type="button"
        className="author-chip-name"
        title={t('authorChipHint')}
        onClick={onEdit}
        onKeyDown={onKeyDown}
      >
        {text}
      </button>
      <button
        type="button"
        className="author-chip-action"
        aria-pressed={isOrganisation}
        aria-label={t('authorOrganisation', text)}
        title={t('authorOrganisation', text)}
        onClick={onToggle}
      >
        <span aria-hidden="true">{'{ }'}</span>
      </button>
      <button
        type="button"
        className="author-chip-action"
        tabIndex={-1}
        aria-label={t('authorRemove', text)}
        title={t('authorRemove', text)}
        onClick={onRemove}
      >
        <Icon name="close" />
      </button>
    </li>
  );
}
