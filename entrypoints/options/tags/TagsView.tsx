import { useMemo, useState } from 'react';
import { TagList } from '@/components/tags/TagList';
import { TagMerge } from '@/components/tags/TagMerge';
import { TagSuggestions } from '@/components/tags/TagSuggestions';
import { normalizeForSearch } from '@/lib/base/normalize-for-search';
import { formatCount } from '@/lib/browser/i18n/format-values';
import { t } from '@/lib/browser/i18n/message';
import { isTagWithin } from '@/lib/record/replace-tags';
import type { TagCount } from '@/lib/search/index/count-tags';
import { getTagPairKey, listSimilarTagPairs } from '@/lib/search/list-similar-tags';
import { differentTags } from '@/lib/storage/settings/settings';
import { useIndexResponse } from '../search-index/use-index-response';
import type { SearchIndex } from '../search-index/use-search-index';
import { useHeading } from '../use-heading';
import type { LibraryActions } from '../use-library-actions';
import { useSettingControl } from '../use-setting';

type Props = { searchIndex: SearchIndex; libraryActions: LibraryActions; hasNavigated: boolean };

/** The page on which the reader renames, nests, merges and deletes tags. */
export function TagsView({ searchIndex, libraryActions, hasNavigated }: Props) {
  const headingRef = useHeading(t('libraryTags'), hasNavigated);
  const tags = useIndexResponse(searchIndex, createRequest);
  return (
    <main className="page" aria-busy={!tags}>
      <div className="page-header">
        <h1 ref={headingRef} tabIndex={-1}>
          {t('libraryTags')} {tags && <span className="quiet">{formatCount(tags.length)}</span>}
        </h1>
      </div>
      {tags && <TagsEditor tags={tags} libraryActions={libraryActions} />}
    </main>
  );
}

function TagsEditor({ tags, libraryActions }: { tags: TagCount[]; libraryActions: LibraryActions }) {
  const [searchText, setSearchText] = useState('');
  const [sort, setSort] = useState<'name' | 'count'>('name');
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const existingTags = useMemo(() => new Set(tags.map(({ tag }) => tag)), [tags]);
  const selectedTags = [...selected].filter((tag) => existingTags.has(tag));
  const replace = (from: string[], to: string | null) => {
    setSelected(new Set());
    void libraryActions.replaceTags(from, to);
  };
  return (
    <>
      <Suggestions tags={tags} libraryActions={libraryActions} />
      <div className="tag-tools">
        <search>
          <input
            className="field"
            type="search"
            aria-label={t('tagsSearch')}
            placeholder={t('tagsSearch')}
            value={searchText}
            onChange={({ target }) => setSearchText(target.value)}
          />
        </search>
        <label>
          {t('sortLabel')}
          <select
            className="field"
            value={sort}
            onChange={({ target }) => setSort(target.value === 'count' ? 'count' : 'name')}
          >
            <option value="name">{t('tagsSortName')}</option>
            <option value="count">{t('tagsSortCount')}</option>
          </select>
        </label>
      </div>
      {selectedTags.length > 1 && (
        <TagMerge tags={selectedTags} onMerge={(to) => replace(selectedTags, to)} />
      )}
      {tags.length === 0 && <p className="quiet">{t('tagsNone')}</p>}
      <TagList
        tags={arrangeTags(tags, searchText, sort)}
        existingTags={existingTags}
        listBelow={(parent) =>
          tags.flatMap(({ tag }) => (tag !== parent && isTagWithin(tag, parent) ? [tag] : []))
        }
        selected={selected}
        onSelect={(tag, isSelected) =>
          setSelected(
            new Set(isSelected ? [...selected, tag] : [...selected].filter((other) => other !== tag)),
          )
        }
        onRename={(tag, newTag) => replace([tag], newTag)}
        onDelete={(tag) => replace([tag], null)}
      />
    </>
  );
}

const createRequest = () => ({ kind: 'tag-counts' }) as const;

function arrangeTags(tags: TagCount[], searchText: string, sort: 'name' | 'count'): TagCount[] {
  const wanted = normalizeForSearch(searchText.trim());
  const matching = tags.filter(({ tag }) => normalizeForSearch(tag).includes(wanted));
  return sort === 'name' ? matching : matching.sort((a, b) => b.total - a.total);
}

function Suggestions({ tags, libraryActions }: { tags: TagCount[]; libraryActions: LibraryActions }) {
  const { value: rejectedPairs, update } = useSettingControl(differentTags, libraryActions);
  const similar = useMemo(() => listSimilarTagPairs(tags.map(({ tag }) => tag)), [tags]);
  if (!rejectedPairs) return null;
  const rejected = new Set(rejectedPairs);
  const countByTag = new Map(tags.map((count) => [count.tag, count]));
  const pairs = similar.flatMap(([a, b]): [TagCount, TagCount][] => {
    const [first, second] = [countByTag.get(a), countByTag.get(b)];
    if (!first || !second || rejected.has(getTagPairKey(a, b))) return [];
    return [first.count >= second.count ? [first, second] : [second, first]];
  });
  return (
    <TagSuggestions
      pairs={pairs.slice(0, MAX_SUGGESTIONS)}
      onMerge={(from, to) => void libraryActions.replaceTags([from], to)}
      onReject={(a, b) => void update((stored) => [...new Set([...stored, getTagPairKey(a, b)])])}
    />
  );
}

// The number of suggestions shown at once. The next ones appear when the reader merges or rejects some of
// these.
const MAX_SUGGESTIONS = 10;
