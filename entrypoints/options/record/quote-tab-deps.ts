import { highlightQuotesInTab } from '@/lib/browser/inject-script';
import { openWebPage } from '@/lib/browser/open-page';
import { focusTab, listTabs } from '@/lib/browser/tabs';

/** The dependencies of the actions on quotes that need a tab. */
export const quoteTabDeps = {
  listTabs,
  focusTab,
  openPage: openWebPage,
  highlightQuotes: highlightQuotesInTab,
};
