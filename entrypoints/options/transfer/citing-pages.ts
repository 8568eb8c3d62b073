import { pagesOfAll, withLinks } from '@/components/wiki/page-links';
import type { Store } from '@/lib/db/open';
import { citedRecordsOf } from '@/lib/db/read/sync-records';
import { wikis } from '@/lib/db/read/wikis';
import type { Source } from '@/lib/model/source';

/** The sources with the pages that cite them, as last read from each wiki; pages of wikis that are not connected stay. */
export async function withCitingPages(store: Store, sources: Source[]): Promise<Source[]> {
  const [known, records] = await Promise.all([
    wikis(store),
    citedRecordsOf(
      store,
      sources.map(({ stableId }) => stableId),
    ),
  ]);
  return sources.map((source) => {
    const read = known.flatMap((wiki) => {
      const citedBy = records.get(source.stableId)?.find(({ wikiId }) => wikiId === wiki.id)?.citedBy;
      return citedBy ? [{ ...citedBy, wiki: wiki.name, pages: withLinks(wiki, citedBy.pages) }] : [];
    });
    return { ...source, citedBy: pagesOfAll(read, source.citedBy) };
  });
}
