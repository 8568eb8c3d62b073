import { type KeyboardEvent, useState } from 'react';
import type { InlineFieldProps } from '@/components/common/form-props';
import { t } from '@/lib/browser/i18n/message';
import { findSimilarTags } from '@/lib/search/find-similar-tags';
import { normalizeTag } from '@/lib/search/normalize-tag';

/** Tags as chips. A word that is still being typed is kept with the draft too, so that a closing popup loses nothing. */
export function TagField({ values, referenceData, actions }: InlineFieldProps<'tags', 'tags'>) {
  const [typed, setTyped] = useState('');
  const pendingTag = normalizeTag(typed);
  const chips = pendingTag === '' ? values.tags : values.tags.filter((tag) => tag !== pendingTag);
  const updateFromInput = (text: string): void => {
    const parts = text.split(/[,\n]/);
    const rest = parts.pop() ?? '';
    const tags = [...chips, ...parts.map(normalizeTag), normalizeTag(rest)].filter((tag) => tag !== '');
    setTyped(rest);
    actions.edit({ tags: [...new Set(tags)] });
  };
  const handleKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      setTyped('');
    } else if (event.key === 'Backspace' && typed === '' && chips.length > 0) {
      actions.edit({ tags: chips.slice(0, -1) });
    }
  };
  const similar = pendingTag === '' ? [] : findSimilarTags(pendingTag, referenceData.tags);
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
              onClick={() => actions.edit({ tags: values.tags.filter((other) => other !== tag) })}
            >
              <span aria-hidden="true">×</span>
            </button>
          </span>
        ))}
        <input
          id="field-tags"
          list="own-tags"
          value={typed}
          aria-describedby="field-tags-hint"
          onChange={(event) => updateFromInput(event.target.value)}
          onKeyDown={handleKeyDown}
          onBlur={() => setTyped('')}
        />
      </div>
      <p id="field-tags-hint" className="guide">
        {similar.length > 0 ? t('tagSimilar', similar.join(', ')) : ''}
      </p>
      <datalist id="own-tags">
        {referenceData.tags.map((tag) => (
          <option key={tag} value={tag} />
        ))}
      </datalist>
    </div>
  );
}
