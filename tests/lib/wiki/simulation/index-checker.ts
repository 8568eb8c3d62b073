import type { IndexEntry, IndexWrite } from '@/tests/wiki-server/wiki-state';
import type { SimulatedWiki } from './simulated-wiki';
import type { SimulationResult } from './simulation-result';
import { WIKI_IDS, type WikiId } from './wikis-and-slots';

/** Checks that no request of the client leaves the site-wide index of a wiki poorer (docs/wiki-protocol.md, section 5.6). */
export class IndexChecker {
  private wikis: Record<WikiId, SimulatedWiki>;
  private result: SimulationResult;
  /** The request before which another editor last wrote each resource, by wiki and id. */
  private editorRequests = new Map<string, number>();
  /** The resources whose index entry another editor changed during a request, by wiki and id. */
  private unavoidableIds = new Set<string>();

  constructor(wikis: Record<WikiId, SimulatedWiki>, result: SimulationResult) {
    this.wikis = wikis;
    this.result = result;
    for (const wiki of WIKI_IDS)
      wikis[wiki].server.state.onIndexWrite = (write) => this.checkIndexWrite(wiki, write);
  }

  observeEditorWrite(wiki: WikiId, id: string): void {
    this.editorRequests.set(`${wiki} ${id}`, this.wikis[wiki].requestCount);
  }

  private checkIndexWrite(wiki: WikiId, { before, after, row }: IndexWrite): void {
    if (before === null || !isPoorer(before, after, String(row.url))) return;
    // No client can know what another editor writes during its request.
    if (this.editorRequests.get(`${wiki} ${row.id}`) === this.wikis[wiki].requestCount) {
      this.result.unavoidableConflictCount += 1;
      this.unavoidableIds.add(`${wiki} ${row.id}`);
    } else
      this.result.damaged.push(
        `${row.id} on ${wiki}: ${JSON.stringify(before)} became ${JSON.stringify(after)}`,
      );
  }

  /** Checks that the index has the title and the summary of every resource that it lists. */
  checkWhenIdle(wiki: WikiId): void {
    const { rows, index } = this.wikis[wiki].server.state;
    for (const { id, title, description } of index.values()) {
      const row = rows.get(id);
      const isCurrent = title === (row?.title ?? row?.url) && description === (row?.summary ?? null);
      if (!isCurrent && !this.unavoidableIds.has(`${wiki} ${id}`))
        this.result.damaged.push(`${id} on ${wiki} is listed as ${title}: ${description}`);
    }
  }
}

const isPoorer = (before: IndexEntry, after: IndexEntry, url: string): boolean =>
  (before.title !== url && after.title === url) ||
  (before.description !== null && after.description === null);
