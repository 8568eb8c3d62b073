import { type KeyboardEvent, useState } from 'react';
import { Icon } from '@/components/ui/Icon';
import { getNeighbours, restoreItem } from '@/lib/base/restore-item';
import { t } from '@/lib/browser/i18n/message';
import { suggestSimilarTags } from '@/lib/search/find-similar-tags';
import { normalizeTag } from '@/lib/search/normalize-tag';
import { useFieldUndo } from './use-field-undo';

type Props = {
  value: string[];
  onChange: (tags: string[]) => void;
  /** The tags of all saved sources. */
  suggestions: string[];
};

/**
 * The tags: one chip for each finished tag, and an input for the next one. The unfinished tag is part of the value already,
 * so that it is not lost when the popup closes.
 */
export function TagField({ value, onChange, suggestions }: Props) {
  const [typedText, setTypedText] = useState('');
  const { notifyChange, undoLine } = useFieldUndo(value, onChange);
  const pendingTag = normalizeTag(typedText);
  const committedTags = pendingTag === '' ? value : value.filter((tag) => tag !== pendingTag);
  const updateFromInput = (text: string): void => {
    const parts = text.split(/[,\n]/);
    const pendingText = parts.pop() ?? '';
    const tags = [...committedTags, ...parts.map(normalizeTag), normalizeTag(pendingText)].filter(
      (tag) => tag !== '',
    );
    setTypedText(pendingText);
    onChange([...new Set(tags)]);
  };
  const removeTag = (tag: string): void => {
    const neighbours = getNeighbours(value, value.indexOf(tag));
    onChange(value.filter((otherTag) => otherTag !== tag));
    notifyChange({
      message: t('tagRemoved', tag),
      // The reader may have added the tag again before Undo.
      restore: (currentTags) =>
        currentTags.includes(tag)
          ? currentTags
          : restoreItem(currentTags, tag, neighbours, (other) => currentTags.indexOf(other)),
      focusRestored: () => document.getElementById('field-tags')?.focus(),
    });
  };
  const handleKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      setTypedText('');
    } else if (event.key === 'Backspace' && typedText === '' && committedTags.length > 0) {
      removeTag(committedTags.at(-1) ?? '');
    }
  };
  const similarTags = pendingTag === '' ? [] : suggestSimilarTags(pendingTag, suggestions);
  return (
    <div className="tags">
      <label htmlFor="field-tags">{t('labelTags')}</label>
      <div className="tag-box field">
        {committedTags.map((tag) => (
          <span className="tag" key={tag}>
            {tag}
            <button type="button" aria-label={t('tagRemove', tag)} onClick={() => removeTag(tag)}>
              <Icon name="close" />
            </button>
          </span>
        ))}
        <input
          id="field-tags"
          list="known-tags"
          value={typedText}
          aria-describedby="field-tags-hint"
          onChange={(event) => updateFromInput(event.target.value)}
          onKeyDown={handleKeyDown}
          onBlur={() => setTypedText('')}
        />
      </div>
      <p id="field-tags-hint" className="form-hint">
        {similarTags.length > 0 ? t('tagSimilar', similarTags.join(', ')) : ''}
      </p>
      {undoLine}
      <datalist id="known-tags">
        {suggestions.map((tag) => (
          <option key={tag} value={tag} />
        ))}
      </datalist>
    </div>
  );
}
