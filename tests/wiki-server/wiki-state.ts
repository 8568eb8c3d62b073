import {
  BASE_COLUMNS,
  type Content,
  type DetailKind,
  type Mode,
  NEWER_COLUMNS,
  type Upsert,
} from './schemas';

/** A row of the tables of resources and of contents. */
export type WikiRow = { id: string; url: string; createdAt: string; updatedAt: string } & Record<
  string,
  unknown
>;
export type WikiPage = {
  id: string;
  numericId: string | null;
  title: string;
  description?: string | null;
  entityType?: string | null;
  category?: string | null;
  subcategory?: string | null;
  quality?: number | null;
  readerImportance?: number | null;
  tags?: string;
  llmSummary?: string | null;
  contentPlaintext?: string;
};
/** The entry of a resource in the site-wide index, which `GET /api/things/search` reads. */
export type IndexEntry = { id: string; title: string; description: string | null };
/** The change of one index entry by the API. `before` is null if the index had no entry, `row` is the row of the resource after the write. */
export type IndexWrite = { before: IndexEntry | null; after: IndexEntry; row: WikiRow };
/** A claim with its footnote. The routes of the protocol call it a quote. */
export type WikiClaim = { url: string; pageId: string } & Record<string, unknown>;
/** The change of one row by a write. `before` is null if the write created the row. */
export type Write = { by: 'api' | 'editor'; before: WikiRow | null; after: WikiRow };

/** An error of the database, for which the API returns 500. Like on the real server, its message contains the values. */
export class DatabaseError extends Error {}
/** An upsert names citing pages that the wiki does not have. */
export class UnknownPagesError extends Error {}

/** The stored data of a wiki, with the merge rules of section 5.3 of the protocol. */
export class WikiState {
  rows = new Map<string, WikiRow>();
  private idByUrl = new Map<string, string>();
  private idByStableId = new Map<string, string>();
  citedBy = new Map<string, string[]>();
  index = new Map<string, IndexEntry>();
  contents = new Map<string, WikiRow>();
  details = new Map<string, Partial<Record<DetailKind, Record<string, unknown>>>>();
  pages = new Map<string, WikiPage>();
  quotes: WikiClaim[] = [];
  /** The URLs that a batch of suggestions asked about, by the id of the batch. */
  urlsByBatchId = new Map<string, string[]>();
  /** Columns that rows have but upserts ignore, as on a server whose routes are older than its tables. */
  ignoredColumns: string[] = [];
  /** Is called after every write of the API or of an editor. */
  onWrite: (write: Write) => void = () => undefined;
  /** Is called after every change of the index by the API. */
  onIndexWrite: (write: IndexWrite) => void = () => undefined;
  /** The version of the real server that this one simulates. */
  mode: Mode;
  now: () => number;

  constructor(mode: Mode, now: () => number) {
    this.mode = mode;
    this.now = now;
  }

  listColumns(): string[] {
    return this.mode === 'newer' ? [...BASE_COLUMNS, ...NEWER_COLUMNS] : BASE_COLUMNS;
  }

  /** Writes all items. If it throws a `DatabaseError` or an `UnknownPagesError`, nothing has changed. */
  upsertAll(items: Upsert[], by: Write['by'], route: 'single' | 'batch'): WikiRow[] {
    for (const item of items) this.assertPagesExist(item);
    const ids = items.map(({ id }) => id);
    if (new Set(ids).size < ids.length)
      throw new DatabaseError('ON CONFLICT DO UPDATE cannot affect row a second time');
    const rowsBefore = new Map(this.rows);
    const writes: Write[] = [];
    try {
      for (const item of items) writes.push(this.upsert(item, by, route));
    } catch (error) {
      this.rows = rowsBefore;
      this.idByUrl = new Map([...rowsBefore.values()].map(({ id, url }) => [url, id]));
      this.idByStableId = new Map([...rowsBefore.values()].map((row) => [String(row.stableId), row.id]));
      throw error;
    }
    for (const { id, citedBy } of items) if (citedBy?.length) this.citedBy.set(id, [...new Set(citedBy)]);
    for (const write of writes) this.onWrite(write);
    if (route === 'batch') this.writeIndex(items, writes);
    return writes.map(({ after }) => after);
  }

  // Section 5.6: a batch of the API indexes only the fields of its request. A write of an editor indexes the whole row.
  private writeIndex(items: Upsert[], writes: Write[]): void {
    for (const [position, { by, after: row }] of writes.entries()) {
      const { id, url, title, summary } = by === 'api' ? (items[position] as Upsert) : row;
      const before = this.index.get(id) ?? null;
      const after = {
        id,
        title: String(title ?? url),
        description: summary == null ? null : String(summary),
      };
      this.index.set(id, after);
      if (by === 'api') this.onIndexWrite({ before, after, row });
    }
  }

  /** Writes a row as another editor, without the rate limits and faults of the API. */
  writeAsEditor(item: Partial<Upsert> & { id: string; url: string }): WikiRow {
    return this.upsertAll([item as Upsert], 'editor', 'batch')[0] as WikiRow;
  }

  private assertPagesExist({ citedBy }: Upsert): void {
    const unknownPageIds = [...new Set(citedBy ?? [])].filter((id) => !this.pages.has(id));
    if (unknownPageIds.length)
      throw new UnknownPagesError(`Referenced pages not found in citedBy: ${unknownPageIds.join(', ')}`);
  }

  private upsert(item: Upsert, by: Write['by'], route: 'single' | 'batch'): Write {
    this.assertStorable(item, by, route);
    const before = this.rows.get(item.id) ?? null;
    const nowIso = new Date(this.now()).toISOString();
    const after: WikiRow = before
      ? { ...before, updatedAt: nowIso }
      : {
          ...Object.fromEntries(this.listColumns().map((name) => [name, null])),
          ...this.createBookkeepingColumns(),
          id: item.id,
          url: item.url,
          createdAt: nowIso,
          updatedAt: nowIso,
        };
    for (const name of this.listColumns()) {
      const value = (item as Record<string, unknown>)[name];
      if (value === undefined || value === null) continue;
      if (name === 'stableId' && before?.stableId) continue;
      if (by === 'api' && this.ignoredColumns.includes(name)) continue;
      after[name] = typeof value === 'number' ? Number(Math.fround(value).toPrecision(7)) : value;
    }
    if (typeof after.fetchedAt === 'string') after.fetchedAt = new Date(after.fetchedAt).toISOString();
    if (item.enrichmentStatus) after.enrichmentDate = nowIso;
    this.rows.set(item.id, after);
    if (before) this.idByUrl.delete(before.url);
    this.idByUrl.set(after.url, after.id);
    if (after.stableId) this.idByStableId.set(String(after.stableId), after.id);
    return { by, before, after };
  }

  private createBookkeepingColumns(): Record<string, unknown> {
    const newerColumns = this.mode === 'newer' ? { enrichmentDate: null, authorEntityIds: null } : {};
    return { fetchStatus: null, lastFetchedAt: null, ...newerColumns };
  }

  private assertStorable(item: Upsert, by: Write['by'], route: 'single' | 'batch'): void {
    const values = JSON.stringify(item);
    const throwDatabaseError = (reason: string): never => {
      throw new DatabaseError(
        `Failed query: insert into "resources" (…) values (…) params: ${values} — ${reason}`,
      );
    };
    if (values.includes('\\u0000')) throwDatabaseError('invalid byte sequence for encoding "UTF8": 0x00');
    if (item.publishedDate && !isExistingDate(item.publishedDate))
      throwDatabaseError('date/time field value out of range');
    const isOtherRow = (id: string | undefined) => id !== undefined && id !== item.id;
    if (isOtherRow(this.idByUrl.get(item.url)))
      throwDatabaseError('duplicate key value violates unique constraint "resources_url_unique"');
    const ownStableId = this.rows.get(item.id)?.stableId;
    if (item.stableId && !ownStableId && isOtherRow(this.idByStableId.get(item.stableId)))
      throwDatabaseError('duplicate key value violates unique constraint "resources_stable_id_unique"');
    if (by === 'api' && this.hasServerBug(item, route)) throwDatabaseError('malformed array literal');
  }

  // Section 10: `base-with-faults` fails on lists and `fetchedAt` in every upsert, `newer` only on `fetchedAt` in single upserts.
  private hasServerBug(item: Upsert, route: 'single' | 'batch'): boolean {
    if (this.mode === 'base') return false;
    if (this.mode === 'newer') return route === 'single' && item.fetchedAt != null;
    return [item.authors, item.tags, item.keyPoints, item.fetchedAt].some((value) => value != null);
  }

  /** Finds a resource by its exact URL, else by the URL with or without `www.` and a final slash (section 5.7). */
  findByUrl(lookupUrl: string): WikiRow | null {
    const findByUrl = (url: string) => this.rows.get(this.idByUrl.get(url) ?? '') ?? null;
    const exactMatch = findByUrl(lookupUrl);
    if (exactMatch) return exactMatch;
    for (const urlForm of listUrlForms(lookupUrl)) {
      const row = findByUrl(urlForm);
      if (row) return row;
    }
    return null;
  }

  saveContent(content: Content): void {
    const hasNul = JSON.stringify(content).includes('\\u0000');
    if (hasNul && this.mode !== 'newer')
      throw new DatabaseError(`Failed query: insert into "citation_content" params: ${content.url}`);
    const removeNul = (value: string | null | undefined) => value?.replaceAll('\0', '') ?? null;
    const nowIso = new Date(this.now()).toISOString();
    const fullText = removeNul(content.fullText);
    this.contents.set(content.url, {
      id: content.url,
      url: content.url,
      resourceId: content.resourceId ?? null,
      fetchedAt: new Date(content.fetchedAt).toISOString(),
      httpStatus: content.httpStatus ?? null,
      contentType: content.contentType ?? null,
      pageTitle: removeNul(content.pageTitle),
      fullTextPreview: removeNul(content.fullTextPreview) ?? fullText?.slice(0, 51_200) ?? null,
      fullText,
      contentLength: content.contentLength ?? null,
      contentHash: content.contentHash ?? null,
      fetchMethod: content.fetchMethod ?? null,
      createdAt: this.contents.get(content.url)?.createdAt ?? nowIso,
      updatedAt: nowIso,
    });
  }

  removePage(id: string): void {
    this.pages.delete(id);
    for (const [resource, pages] of this.citedBy)
      this.citedBy.set(
        resource,
        pages.filter((page) => page !== id),
      );
  }
}

const isExistingDate = (day: string): boolean => {
  const time = Date.parse(`${day}T00:00:00Z`);
  return Number.isFinite(time) && new Date(time).toISOString().startsWith(day);
};

/** Returns the normalised URL with and without `www.`, each with and without a final slash. */
function listUrlForms(url: string): string[] {
  if (!URL.canParse(url)) return [];
  const { href } = new URL(url);
  const hrefWithOrWithoutWww = /^https?:\/\/www\./.test(href)
    ? href.replace(/^(https?:\/\/)www\./, '$1')
    : href.replace(/^(https?:\/\/)/, '$1www.');
  return [href, hrefWithOrWithoutWww].flatMap((urlForm) => [
    urlForm,
    urlForm.endsWith('/') ? urlForm.slice(0, -1) : `${urlForm}/`,
  ]);
}
