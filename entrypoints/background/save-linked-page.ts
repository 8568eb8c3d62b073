import { saveUncapturedSource } from '@/lib/app/worker/save-uncaptured-source';
import type { PageTab } from '@/lib/browser/active-tab';
import { flashBadge } from '@/lib/browser/badge';
import { checkTabAgain } from '@/lib/browser/send-to-tab';
import { handlers } from './handlers';

/** Handles "Keep this link for later" of the context menu. The badge shows a check mark, or "!" after a failure. */
export async function saveLinkedPage(linkUrl: string, tab: PageTab): Promise<void> {
  const isSaved = await saveUncapturedSource(
    (draft) => handlers['draft/save']({ draft, shouldSaveText: false }),
    linkUrl,
    new Date(),
  );
  await flashBadge(tab.id, isSaved ? '\u2713' : '!', () => void checkTabAgain(tab.id));
}
