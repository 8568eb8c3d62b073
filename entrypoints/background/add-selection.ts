import { addSelection, parseSelectedText } from '@/lib/app/worker/add-selection';
import type { PageTab } from '@/lib/browser/active-tab';
import { flashBadge } from '@/lib/browser/badge';
import { readTabSelection } from '@/lib/browser/inject-script';
import { addSelectionDeps } from './use-case-deps';

/** Handles "Add selection as key point" of the context menu. Opens no page; the badge shows the number of quotes, or "!". */
export async function addTabSelection(menuText: string, tab: PageTab): Promise<void> {
  const quoteCount = await addSelection(addSelectionDeps, tab.url, async () => {
    const answer = await readTabSelection(tab.id);
    return parseSelectedText(answer.ok ? answer.value : null, menuText);
  });
  await flashBadge(tab.id, quoteCount === null ? '!' : String(quoteCount));
}
