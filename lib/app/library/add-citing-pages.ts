import { addPageUrls, mergeCitingPages } from '@/lib/app/describe/citing-pages';
import type { Source } from '@/lib/record/schema/source';
import type { OutboxEntry } from '@/lib/wiki/model/outbox-entry';
import type { Wiki } from '@/lib/wiki/model/wiki';

/** Reads wikis and outbox entries, which have the citing pages. */
export type CitationDeps = {
  listWikis: () => Promise<Wiki[]>;
  /** The outbox entries with citing pages, by stable id. */
  getEntriesWithCitations: (stableIds: string[]) => Promise<ReadonlyMap<string, OutboxEntry[]>>;
};

/** Adds to each source the citing pages last read from each wiki. Pages of wikis that are no longer connected are kept. */
export async function addCitingPages(deps: CitationDeps, sources: Source[]): Promise<Source[]> {
  const [wikis, entries] = await Promise.all([
    deps.listWikis(),
    deps.getEntriesWithCitations(sources.map(({ stableId }) => stableId)),
  ]);
  return sources.map((source) => {
    const citingPages = wikis.flatMap((wiki) => {
      const citedBy = entries.get(source.stableId)?.find(({ wikiId }) => wikiId === wiki.id)?.citingPages;
      return citedBy ? [{ ...citedBy, wiki: wiki.name, pages: addPageUrls(wiki, citedBy.pages) }] : [];
    });
    return { ...source, citedBy: mergeCitingPages(citingPages, source.citedBy) };
  });
}
