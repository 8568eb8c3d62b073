import { PageLinkEditor } from '@/components/common/PageLinkEditor';
import { formatProblem } from '@/lib/app/describe/format-problem';
import type { RecordSync } from '@/lib/app/library/record-sync';
import type { MessageResponse } from '@/lib/browser/messages/protocol';
import { send } from '@/lib/browser/messages/send';
import type { StableId } from '@/lib/record/schema/primitives';
import { choosePageLink } from '@/lib/wiki/merge/page-links';
import type { PageLink } from '@/lib/wiki/model/page-link';
import type { LibraryActions } from '../use-library-actions';
import { useOptimisticValue } from '../use-optimistic-values';
import { searchWikiPages } from './search-wiki-pages';

type Props = { stableId: StableId; sync: RecordSync; libraryActions: LibraryActions };

/** Links pages of the active wiki to the source. Nothing is shown without an active wiki, or for a source in the bin. */
export function RecordPageLinks({ stableId, sync, libraryActions }: Props) {
  const card = sync.cards.find(({ wiki }) => wiki.active);
  const { shownValue: links, saveValue } = useOptimisticValue<PageLink[], MessageResponse<'sync/page-link'>>(
    card?.entry?.pageLinks ?? NO_LINKS,
    ({ problem }) => libraryActions.notifyError(formatProblem(problem)),
  );
  if (!card || card.displayedStatus.kind === 'remote-only') return null;
  const { wikiId, wikiName, entry } = card;
  return (
    <PageLinkEditor
      wikiName={wikiName}
      links={links}
      citingPageIds={entry?.citingPages?.pages.map(({ pageId }) => pageId) ?? []}
      onSearch={searchWikiPages}
      onChange={(page, isLinked) =>
        void saveValue(choosePageLink(links, page, isLinked), () =>
          send('sync/page-link', { wikiId, stableId, page, isLinked }),
        )
      }
    />
  );
}

const NO_LINKS: PageLink[] = [];
