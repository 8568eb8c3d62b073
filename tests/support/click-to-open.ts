import type { Locator, Page } from 'playwright-core';

/**
 * Clicks an element that opens a page, and returns that page. If the element is in a popup, the popup may close before the click
 * is finished; this is not an error. Rejects if no page opens that `isExpected` accepts.
 */
export async function clickToOpen(
  element: Locator,
  isExpected: (page: Page) => boolean = () => true,
): Promise<Page> {
  const clickedPage = element.page();
  const click = element.click().catch((error: unknown) => {
    if (!clickedPage.isClosed()) throw error;
  });
  const [openedPage] = await Promise.all([
    clickedPage.context().waitForEvent('page', { predicate: isExpected }),
    click,
  ]);
  return openedPage;
}

/** Returns whether a page is the side panel. */
export const isSidePanel = (page: Page): boolean => page.url().includes('/sidepanel.html');
