import { type KeyboardEvent, useState } from 'react';
import { t } from '@/lib/locale/message';
import { similarTags } from '@/lib/search/similar-tags';
import { tagOf } from '@/lib/search/tag-of';
import type { FieldInPlace } from './form-props';

/** Tags as chips. A word that is still being typed is kept with the draft too, so that a closing popup loses nothing. */
export function TagField({ values, aids, actions }: FieldInPlace<'tags', 'tags'>) {
  const [typed, setTyped] = useState('');
  const pending = tagOf(typed);
  const chips = pending === '' ? values.tags : values.tags.filter((tag) => tag !== pending);
  const change = (text: string): void => {
    const parts = text.split(/[,\n]/);
    const rest = parts.pop() ?? '';
    const tags = [...chips, ...parts.map(tagOf), tagOf(rest)].filter((tag) => tag !== '');
    setTyped(rest);
    actions.edit({ tags: [...new Set(tags)] });
  };
  const onKey = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      setTyped('');
    } else if (event.key === 'Backspace' && typed === '' && chips.length > 0) {
      actions.edit({ tags: chips.slice(0, -1) });
    }
  };
  const similar = pending === '' ? [] : similarTags(pending, aids.tags);
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
              onClick={() => actions.edit({ tags: values.tags.filter((one) => one !== tag) })}
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
          onChange={(event) => change(event.target.value)}
          onKeyDown={onKey}
          onBlur={() => setTyped('')}
        />
      </div>
      <p id="field-tags-hint" className="guide">
        {similar.length > 0 ? t('tagSimilar', similar.join(', ')) : ''}
      </p>
      <datalist id="own-tags">
        {aids.tags.map((tag) => (
          <option key={tag} value={tag} />
        ))}
      </datalist>
    </div>
  );
}
