import { hasEdits } from '@/lib/record/draft/edits';
import { pickEdits } from '@/lib/record/draft/field-groups';
import type { FieldGroup } from '@/lib/record/field-lists';
import type { Edits, ViewState } from '@/lib/record/schema/draft';
import { getNextUpdatedAt } from './apply-edits';
import type { DraftSessionDeps } from './draft-deps';
import { followChanges } from './effects/follow-changes';
import { offerDuplicates } from './effects/offer-duplicates';
import { startPersistingPage } from './effects/persist-page';
import { startPersistingRecordPage } from './effects/persist-record-page';
import { createSaveHandler } from './effects/save-draft';
import { createGroupSaveHandler, type GroupSaveOutcome } from './effects/save-group';
import { createStartOverActions } from './effects/start-over-actions';
import { createSessionCore, type SessionCore } from './session-core';

/** A draft with its state and actions. The popup, the side panel and the record page each have one session. */
export type DraftSession = SessionCore & {
  /**
   * Applies edits and starts to persist them before it returns. `origin` is the origin of the chosen candidate, if any.
   */
  edit: (edits: Edits, origin?: string) => void;
  /** Saves the whole draft of a page. */
  save: (options: { shouldSaveText: boolean }) => void;
  startOver: () => void;
  undoStartOver: () => void;
  /** Saves the edits of one field group of a source. */
  saveGroup: (fieldGroup: FieldGroup) => Promise<GroupSaveOutcome>;
  /** Removes the edits of one field group. Returns them for `restoreGroup`, or null if there were none. */
  discardGroup: (fieldGroup: FieldGroup) => DiscardedGroup | null;
  restoreGroup: (discardedGroup: DiscardedGroup) => void;
  persistViewState: (viewState: ViewState) => void;
  dispose: () => void;
};

/** The discarded edits of a field group, with their merge base. */
export type DiscardedGroup = { fieldGroup: FieldGroup; edits: Edits; base: Edits };

/** Creates a session in the state `reading`. It gets its form from `openFormForPage`, `openStoredDraft` or `openRecord`. */
export function createDraftSession(deps: DraftSessionDeps): DraftSession {
  const core = createSessionCore();
  const persistCapture = startPersistingPage(core, deps);
  const consumeOwnDeletion = startPersistingRecordPage(core, deps);
  const save = createSaveHandler(core, deps, persistCapture);
  const saveGroup = createGroupSaveHandler(core, deps);
  const stopFollowingChanges = followChanges(core, deps, consumeOwnDeletion);
  offerDuplicates(core, deps);
  return {
    ...core,
    save,
    saveGroup,
    edit: (edits, origin) => {
      const form = core.getForm();
      if (!form) return;
      const at = getNextUpdatedAt(form.draft, deps.now());
      core.dispatch({ type: 'edited', edits, at, ...(origin === undefined ? {} : { origin }) });
    },
    ...createStartOverActions(core, deps),
    ...createGroupActions(core, deps),
    persistViewState: (viewState) => {
      const form = core.getForm();
      if (form && hasEdits(form.draft)) void deps.drafts.persistViewState(form.draft.key, viewState);
    },
    dispose: () => {
      stopFollowingChanges();
      core.clearListeners();
    },
  };
}

function createGroupActions(
  core: SessionCore,
  { now }: DraftSessionDeps,
): Pick<DraftSession, 'discardGroup' | 'restoreGroup'> {
  return {
    discardGroup: (fieldGroup) => {
      const draft = core.getForm()?.draft;
      if (!draft) return null;
      const edits = pickEdits(draft.edits, fieldGroup);
      const base = pickEdits(draft.base ?? {}, fieldGroup);
      core.dispatch({ type: 'group-discarded', fieldGroup, at: getNextUpdatedAt(draft, now()) });
      return Object.keys(edits).length > 0 ? { fieldGroup, edits, base } : null;
    },
    restoreGroup: (discardedGroup) => {
      const draft = core.getForm()?.draft;
      if (!draft) return;
      core.dispatch({ type: 'group-restored', ...discardedGroup, at: getNextUpdatedAt(draft, now()) });
    },
  };
}
