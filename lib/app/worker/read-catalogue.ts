import { isWebUrl } from '@/lib/address/parse-url';
import { getUrlKeys } from '@/lib/address/url-keys';
import type { Result } from '@/lib/base/result';
import { isEmptyValue } from '@/lib/record/same-value';
import {
  type CatalogueResultPage,
  type CatalogueRow,
  REPORTED_MISSING_FIELDS,
  type WikiRequestProblem,
} from '@/lib/wiki/model/catalogue';
import type { RemoteResource, Wiki, WikiClient } from '@/lib/wiki/model/wiki';
import { requestFromWiki, type WikiRequestDeps } from './find-reachable-wiki';

type CatalogueClient = Pick<WikiClient, 'listResources' | 'countCitations' | 'listTextUrls'>;

/** The dependencies of reading the list of what a wiki has. */
export type ReadCatalogueDeps = WikiRequestDeps<CatalogueClient> & {
  /** Returns the stable id of the source that is linked to this resource or has one of the URL keys, or null. */
  findStableId: (wikiId: string, remoteId: string, urlKeys: string[]) => Promise<string | null>;
};

const RESULT_PAGE_SIZE = 100;
// The longest title that is displayed.
const MAX_TITLE_LENGTH = 500;

/** Lists what the active wiki has from `offset` on. */
export async function readCatalogue(
  deps: ReadCatalogueDeps,
  offset: number,
): Promise<Result<CatalogueResultPage, WikiRequestProblem>> {
  return requestFromWiki(deps, async ({ wiki, client }) => {
    const response = await client.listResources(offset, RESULT_PAGE_SIZE);
    if (!response.ok) return response;
    const { resources, rowCount, total } = response.value;
    const rows: CatalogueRow[] = [];
    for (const resource of resources)
      if (isWebUrl(resource.url)) rows.push(await buildRow(deps, wiki, resource));
    return { ok: true, value: { rows, rowCount, total } };
  });
}

/** Counts the pages of the active wiki that cite each resource. */
export const readCitationCounts = (
  deps: ReadCatalogueDeps,
): Promise<Result<Record<string, number>, WikiRequestProblem>> =>
  requestFromWiki(deps, ({ client }) => client.countCitations());

/** Lists the URLs whose text the active wiki has. */
export const readTextUrls = (
  deps: ReadCatalogueDeps,
  offset: number,
): Promise<Result<{ urls: string[]; rowCount: number }, WikiRequestProblem>> =>
  requestFromWiki(deps, ({ client }) => client.listTextUrls(offset));

async function buildRow(
  { findStableId }: ReadCatalogueDeps,
  wiki: Wiki,
  { remoteId, url, fields }: RemoteResource,
): Promise<CatalogueRow> {
  const title = typeof fields.title === 'string' ? fields.title.slice(0, MAX_TITLE_LENGTH) : '';
  return {
    remoteId,
    url,
    title: title || url,
    missing: REPORTED_MISSING_FIELDS.filter((field) => field in fields && isEmptyValue(fields[field])),
    stableId: await findStableId(wiki.id, remoteId, getUrlKeys(url)),
  };
}
