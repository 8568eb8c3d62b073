import { getUrlKeys } from '@/lib/address/url-keys';

/** The settings of the reader about pages that they visit. */
export type VisitedPageSettings = { shouldMarkPages: boolean; shouldMarkLinks: boolean };

/** The dependencies of `checkVisitedPage`. */
export type VisitedPageDeps = {
  readSettings: () => Promise<VisitedPageSettings>;
  /** Returns the keys that belong to a source outside the bin. */
  listSavedUrlKeys: (urlKeys: readonly string[]) => Promise<Set<string>>;
};

/**
 * Whether the page and the links on it are saved. `savedLinks` are the indexes of the saved links in the list
 * of links. `shouldMarkLinks` is false if the reader does not want marks on links.
 */
export type VisitedPageCheck = { isPageSaved: boolean; shouldMarkLinks: boolean; savedLinks: number[] };

/** Looks up a visited page and links on it. Everything stays in this browser. */
export async function checkVisitedPage(
  deps: VisitedPageDeps,
  pageUrl: string,
  links: readonly string[],
): Promise<VisitedPageCheck> {
  const { shouldMarkPages, shouldMarkLinks } = await deps.readSettings();
  const pageKeys = shouldMarkPages ? getUrlKeys(pageUrl) : [];
  const linkKeys = shouldMarkLinks ? links.map(getUrlKeys) : [];
  const savedKeys = await deps.listSavedUrlKeys([...new Set([...pageKeys, ...linkKeys.flat()])]);
  const isSaved = (keys: readonly string[]): boolean => keys.some((key) => savedKeys.has(key));
  return {
    isPageSaved: isSaved(pageKeys),
    shouldMarkLinks,
    savedLinks: linkKeys.flatMap((keys, index) => (isSaved(keys) ? [index] : [])),
  };
}
