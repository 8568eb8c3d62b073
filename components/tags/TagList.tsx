import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { buildHref, EMPTY_FILTER } from '@/lib/app/library/route';
import { formatCount } from '@/lib/browser/i18n/format-values';
import { t, tCount } from '@/lib/browser/i18n/message';
import type { TagCount } from '@/lib/search/index/count-tags';
import { normalizeTag } from '@/lib/search/normalize-tag';
import './tags.css';

type Props = {
  tags: TagCount[];
  /** All tags. The rename form says whether a new name is the name of another tag. */
  existingTags: ReadonlySet<string>;
  /** Lists the tags in `tags` that are nested below a tag. */
  listBelow: (tag: string) => string[];
  selected: ReadonlySet<string>;
  onSelect: (tag: string, isSelected: boolean) => void;
  onRename: (tag: string, newTag: string) => void;
  onDelete: (tag: string) => void;
};

/** The tags with their counts. A tag below another one is indented. */
export function TagList({ tags, ...props }: Props) {
  const [renamedTag, setRenamedTag] = useState<string | null>(null);
  return (
    <ul className="tag-list">
      {tags.map((tag) => (
        <li key={tag.tag} style={{ paddingInlineStart: `${1.25 * (tag.tag.split('/').length - 1)}rem` }}>
          {renamedTag === tag.tag ? (
            <RenameForm
              tag={tag.tag}
              existingTags={props.existingTags}
              onRename={(newTag) => {
                setRenamedTag(null);
                if (newTag !== tag.tag) props.onRename(tag.tag, newTag);
              }}
              onCancel={() => setRenamedTag(null)}
            />
          ) : (
            <TagRow {...props} {...tag} onEdit={() => setRenamedTag(tag.tag)} />
          )}
        </li>
      ))}
    </ul>
  );
}

type RowProps = Omit<Props, 'tags' | 'onRename' | 'existingTags'> & TagCount & { onEdit: () => void };

function TagRow({ tag, count, total, listBelow, selected, onSelect, onEdit, onDelete }: RowProps) {
  const href = buildHref({
    view: 'sources',
    filter: { ...EMPTY_FILTER, facets: { tag: [tag, ...listBelow(tag)] } },
  });
  return (
    <div className="tag-row">
      <input
        type="checkbox"
        checked={selected.has(tag)}
        aria-label={t('tagsSelect', tag)}
        onChange={({ target }) => onSelect(tag, target.checked)}
      />
      <a href={href} dir="auto">
        {tag}
      </a>
      <span className="tag-count">
        {formatCount(count)}
        <span className="visually-hidden"> {t('librarySources')}</span>
        {total > count && <span className="quiet"> · {tCount('tagsWithBelow', total)}</span>}
      </span>
      <span className="tag-actions">
        <button type="button" className="button" data-kind="quiet" onClick={onEdit}>
          {t('tagsRename')}
          <span className="visually-hidden"> {tag}</span>
        </button>
        <button type="button" className="button" data-kind="quiet" onClick={() => onDelete(tag)}>
          {t('libraryDelete')}
          <span className="visually-hidden"> {tag}</span>
        </button>
      </span>
    </div>
  );
}

type RenameProps = {
  tag: string;
  existingTags: ReadonlySet<string>;
  onRename: (newTag: string) => void;
  onCancel: () => void;
};

function RenameForm({ tag, existingTags, onRename, onCancel }: RenameProps) {
  const [text, setText] = useState(tag);
  const inputRef = useRef<HTMLInputElement>(null);
  useEffect(() => inputRef.current?.select(), []);
  const newTag = normalizeTag(text);
  const cancelOnEscape = (event: KeyboardEvent) => {
    if (event.key === 'Escape') onCancel();
  };
  return (
    <form
      className="tag-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (newTag !== '') onRename(newTag);
      }}
    >
      <input
        ref={inputRef}
        className="field"
        aria-label={t('tagsNewName', tag)}
        aria-describedby="tag-form-hint"
        value={text}
        onChange={({ target }) => setText(target.value)}
        onKeyDown={cancelOnEscape}
      />
      <button type="submit" className="button" data-kind="primary" disabled={newTag === ''}>
        {t('buttonSave')}
      </button>
      <button type="button" className="button" data-kind="quiet" onClick={onCancel}>
        {t('buttonCancel')}
      </button>
      <p id="tag-form-hint" className="hint" role="status">
        {newTag !== tag && existingTags.has(newTag) ? t('tagsWillMerge', newTag) : t('tagsNestHint')}
      </p>
    </form>
  );
}
