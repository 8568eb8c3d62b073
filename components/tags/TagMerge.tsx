import { useState } from 'react';
import { t, tCount } from '@/lib/browser/i18n/message';
import { normalizeTag } from '@/lib/search/normalize-tag';

type Props = { tags: string[]; onMerge: (to: string) => void };

/** Merges the selected tags into one of them, or into a new tag. */
export function TagMerge({ tags, onMerge }: Props) {
  const [text, setText] = useState<string | null>(null);
  const target = normalizeTag(text ?? tags[0] ?? '');
  return (
    <form
      className="tag-merge"
      onSubmit={(event) => {
        event.preventDefault();
        if (target !== '') onMerge(target);
      }}
    >
      <label htmlFor="tag-merge-target">{tCount('tagsMergeSelected', tags.length)}</label>
      <input
        id="tag-merge-target"
        className="field"
        list="tag-merge-targets"
        value={text ?? tags[0] ?? ''}
        onChange={(event) => setText(event.target.value)}
      />
      <datalist id="tag-merge-targets">
        {tags.map((tag) => (
          <option key={tag} value={tag} />
        ))}
      </datalist>
      <button type="submit" className="button" data-kind="primary" disabled={target === ''}>
        {t('tagsMerge')}
      </button>
    </form>
  );
}
