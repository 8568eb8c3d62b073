import { addPageUrls, mergeCitingPages } from '@/components/wiki/page-links';
import type { Database } from '@/lib/db/open';
import { getEntriesWithCitations } from '@/lib/db/read/sync-records';
import { listWikis } from '@/lib/db/read/wikis';
import type { Source } from '@/lib/model/source';

/** The sources with the pages that cite them, as last read from each wiki; pages of wikis that are not connected stay. */
export async function addCitingPages(database: Database, sources: Source[]): Promise<Source[]> {
  const [connectedWikis, outboxEntries] = await Promise.all([
    listWikis(database),
    getEntriesWithCitations(
      database,
      sources.map(({ stableId }) => stableId),
    ),
  ]);
  return sources.map((source) => {
    const citingPages = connectedWikis.flatMap((wiki) => {
      const citedBy = outboxEntries.get(source.stableId)?.find(({ wikiId }) => wikiId === wiki.id)?.citedBy;
      return citedBy ? [{ ...citedBy, wiki: wiki.name, pages: addPageUrls(wiki, citedBy.pages) }] : [];
    });
    return { ...source, citedBy: mergeCitingPages(citingPages, source.citedBy) };
  });
}
