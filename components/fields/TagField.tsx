import { type KeyboardEvent, useState } from 'react';
import { t } from '@/lib/browser/i18n/message';
import { findSimilarTags } from '@/lib/search/find-similar-tags';
import { normalizeTag } from '@/lib/search/normalize-tag';

type Props = {
  value: string[];
  onChange: (tags: string[]) => void;
  /** The tags of all saved sources. */
  suggestions: string[];
};

/** Tags as chips. The tag being typed is part of the value, so that it is not lost when the popup closes. */
export function TagField({ value, onChange, suggestions }: Props) {
  const [typed, setTyped] = useState('');
  const pendingTag = normalizeTag(typed);
  const chips = pendingTag === '' ? value : value.filter((tag) => tag !== pendingTag);
  const updateFromInput = (text: string): void => {
    const parts = text.split(/[,\n]/);
    const pendingText = parts.pop() ?? '';
    const tags = [...chips, ...parts.map(normalizeTag), normalizeTag(pendingText)].filter(
      (tag) => tag !== '',
    );
    setTyped(pendingText);
    onChange([...new Set(tags)]);
  };
  const handleKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      setTyped('');
    } else if (event.key === 'Backspace' && typed === '' && chips.length > 0) {
      onChange(chips.slice(0, -1));
    }
  };
  const similar = pendingTag === '' ? [] : findSimilarTags(pendingTag, suggestions);
  return (
    <div className="tags">
      <label htmlFor="field-tags">{t('labelTags')}</label>
      <div className="tag-box field">
        {chips.map((tag) => (
          <span className="tag" key={tag}>
            {tag}
            <button
              type="button"
              aria-label={t('tagRemove', tag)}
              onClick={() => onChange(value.filter((otherTag) => otherTag !== tag))}
            >
              <span aria-hidden="true">×</span>
            </button>
          </span>
        ))}
        <input
          id="field-tags"
          list="known-tags"
          value={typed}
          aria-describedby="field-tags-hint"
          onChange={(event) => updateFromInput(event.target.value)}
          onKeyDown={handleKeyDown}
          onBlur={() => setTyped('')}
        />
      </div>
      <p id="field-tags-hint" className="form-hint">
        {similar.length > 0 ? t('tagSimilar', similar.join(', ')) : ''}
      </p>
      <datalist id="known-tags">
        {suggestions.map((tag) => (
          <option key={tag} value={tag} />
        ))}
      </datalist>
    </div>
  );
}
