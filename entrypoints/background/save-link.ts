import { keepLink } from '@/lib/app/worker/keep-link';
import type { PageTab } from '@/lib/browser/active-tab';
import { flashBadge } from '@/lib/browser/badge';
import { handlers } from './handlers';

/** Handles "Keep this link for later" of the context menu. The badge shows a check mark, or "!" after a failure. */
export async function keepTabLink(linkUrl: string, tab: PageTab): Promise<void> {
  const isSaved = await keepLink(
    (draft) => handlers['draft/save']({ draft, withText: false }),
    linkUrl,
    new Date(),
  );
  await flashBadge(tab.id, isSaved ? '\u2713' : '!');
}
