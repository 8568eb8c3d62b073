import { dropDraft, keepDraft, keepPage, keepText } from '@/lib/drafts/draft-store';
import { hasEdits } from '@/lib/review/pruned-draft';
import type { ReviewForm } from '@/lib/review/review-state';
import { freshDraft } from './open-form';
import type { SessionCore } from './session-core';

/** *Start over* and its Undo. What was typed stays among the drafts, where it can be opened again. */
export function startingOver(core: SessionCore): { startOver: () => void; undoStartOver: () => void } {
  let asideKey: string | null = null;
  return {
    startOver: () => {
      const form = core.form();
      if (!form) return;
      if (hasEdits(form.draft)) asideKey = putAside(form);
      // A page that was joined to a record is a page of its own again.
      const saved = form.draft.apart ? null : form.source;
      const fresh = freshDraft(saved?.url ?? form.draft.key, saved, new Date());
      core.dispatch({ type: 'started-over', draft: fresh });
      // An empty draft takes the place of the old one: writes keep their order, so nothing typed now can be lost.
      void keepDraft({ ...fresh, key: form.draft.key });
    },
    undoStartOver: () => {
      core.dispatch({ type: 'start-over-undone', at: new Date().toISOString() });
      if (asideKey !== null) void dropDraft(asideKey);
      asideKey = null;
    },
  };
}

function putAside({ draft, extraction, article }: ReviewForm): string {
  const key = `discarded:${Date.now()}:${draft.key}`;
  void keepDraft({ ...draft, key });
  void keepPage(key, extraction);
  if (article) void keepText(key, article);
  return key;
}
