import type { Source } from '@/lib/record/schema/source';
import { addPageUrls, mergeCitingPages } from '@/lib/wiki/model/citing-page-list';
import type { OutboxEntry } from '@/lib/wiki/model/outbox-entry';
import type { Wiki } from '@/lib/wiki/model/wiki';

/** The dependencies of `addCitingPages`, which read wikis and outbox entries. */
export type CitingPagesDeps = {
  listWikis: () => Promise<Wiki[]>;
  /** Returns the outbox entries with citing pages, by stable id. */
  getEntriesWithCitations: (stableIds: string[]) => Promise<ReadonlyMap<string, OutboxEntry[]>>;
};

/** Adds to each source the citing pages that were last read from each wiki. Pages of disconnected wikis stay. */
export async function addCitingPages(deps: CitingPagesDeps, sources: Source[]): Promise<Source[]> {
  const [wikis, entriesByStableId] = await Promise.all([
    deps.listWikis(),
    deps.getEntriesWithCitations(sources.map(({ stableId }) => stableId)),
  ]);
  return sources.map((source) => {
    const citingPages = wikis.flatMap((wiki) => {
      const citedBy = entriesByStableId
        .get(source.stableId)
        ?.find(({ wikiId }) => wikiId === wiki.id)?.citingPages;
      return citedBy ? [{ ...citedBy, wiki: wiki.name, pages: addPageUrls(wiki, citedBy.pages) }] : [];
    });
    return { ...source, citedBy: mergeCitingPages(citingPages, source.citedBy) };
  });
}
