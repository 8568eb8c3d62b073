import type { Locator, Page } from 'playwright-core';

/**
 * Clicks an element that opens a page, and returns that page. A popup closes when another page opens, sometimes before the click is finished:
 * such a click succeeded too. Rejects when no page that `isExpected` accepts opens.
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

/** Accepts the side panel. */
export const isSidePanel = (page: Page): boolean => page.url().includes('/sidepanel.html');
