import { parseSelection } from '@/lib/app/quotes/parse-selection';
import { addSelection } from '@/lib/app/worker/add-selection';
import type { PageTab } from '@/lib/browser/active-tab';
import { flashBadge } from '@/lib/browser/badge';
import { flashTabSelection, injectScripts } from '@/lib/browser/inject-script';
import { checkTabAgain } from '@/lib/browser/send-to-tab';
import { addSelectionDeps } from './use-case-deps';

/**
 * Handles "Add selection as key point" of the context menu. The badge shows the number of quotes, or "!" after a
 * failure.
 */
export async function addTabSelection(menuText: string, tab: PageTab): Promise<void> {
  const quoteCount = await addSelection(addSelectionDeps, tab.url, async () => {
    const response = await injectScripts(tab.id, '/read-selection.js');
    return parseSelection(response.ok ? response.value : null, menuText);
  });
  if (quoteCount !== null) void flashTabSelection(tab.id);
  await flashBadge(tab.id, quoteCount === null ? '!' : String(quoteCount), () => void checkTabAgain(tab.id));
}
