import { addPageUrls, mergeCitingPages } from '@/lib/app/describe/citing-pages';
import type { Source } from '@/lib/record/schema/source';
import type { Database } from '@/lib/storage/open-database';
import { listWikis } from '@/lib/storage/queries/list-wikis';
import { getEntriesWithCitations } from '@/lib/storage/queries/outbox-entries';

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
