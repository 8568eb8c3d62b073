import { describe, expect, it } from 'vitest';
import { getUrlKeys } from '@/lib/address/url-keys';
import { checkVisitedPage, type VisitedPageSettings } from '@/lib/app/worker/check-visited-page';

const SAVED_URL = 'https://press.example/tides';

function createDeps(settings: VisitedPageSettings) {
  const askedKeys: string[] = [];
  const savedKeys = new Set(getUrlKeys(SAVED_URL));
  const deps = {
    readSettings: async () => settings,
    listSavedUrlKeys: async (keys: readonly string[]) => {
      askedKeys.push(...keys);
      return new Set(keys.filter((key) => savedKeys.has(key)));
    },
  };
  return { deps, askedKeys };
}

describe('checkVisitedPage', () => {
  it('finds the page and the links that are saved, whatever trackers their URLs have', async () => {
    const { deps } = createDeps({ shouldMarkPages: true, shouldMarkLinks: true });
    const links = ['https://other.example/', `${SAVED_URL}?utm_source=mail`, 'mailto:a@b.example', SAVED_URL];
    expect(await checkVisitedPage(deps, `${SAVED_URL}?fbclid=1`, links)).toEqual({
      isPageSaved: true,
      shouldMarkLinks: true,
      savedLinks: [1, 3],
    });
  });

  it('looks up nothing that the reader did not ask for', async () => {
    const pagesOnly = createDeps({ shouldMarkPages: true, shouldMarkLinks: false });
    expect(await checkVisitedPage(pagesOnly.deps, SAVED_URL, ['https://other.example/'])).toEqual({
      isPageSaved: true,
      shouldMarkLinks: false,
      savedLinks: [],
    });
    expect(pagesOnly.askedKeys).toEqual(getUrlKeys(SAVED_URL));
    const nothing = createDeps({ shouldMarkPages: false, shouldMarkLinks: false });
    expect(await checkVisitedPage(nothing.deps, SAVED_URL, [SAVED_URL])).toEqual({
      isPageSaved: false,
      shouldMarkLinks: false,
      savedLinks: [],
    });
    expect(nothing.askedKeys).toEqual([]);
  });
});
