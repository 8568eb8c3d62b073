import { hasEdits } from '@/lib/record/draft/edits';
import { pickEdits } from '@/lib/record/draft/field-groups';
import type { FieldGroup } from '@/lib/record/field-lists';
import type { Edits, ViewState } from '@/lib/record/schema/draft';
import { getNextUpdatedAt } from './apply-edits';
import type { DraftPorts } from './draft-ports';
import { followChanges } from './effects/follow-changes';
import { offerDuplicates } from './effects/offer-duplicates';
import { persistInPlaceDraft } from './effects/persist-in-place';
import { persistPageDraft } from './effects/persist-page';
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
  save: (options: { withText: boolean }) => void;
  startOver: () => void;
  undoStartOver: () => void;
  /** Saves the edits of one field group of a record. */
  saveGroup: (fieldGroup: FieldGroup) => Promise<GroupSaveOutcome>;
  /** Removes the edits of one field group. Returns them for `restoreGroup`, or null if there were none. */
  discardGroup: (fieldGroup: FieldGroup) => DiscardedGroup | null;
  restoreGroup: (discardedGroup: DiscardedGroup) => void;
  persistViewState: (viewState: ViewState) => void;
  dispose: () => void;
};

/** The discarded edits of a field group, with their merge base. */
export type DiscardedGroup = { fieldGroup: FieldGroup; edits: Edits; base: Edits };

/** Creates a session in the state `reading`. It gets its form from `openPage`, `openStoredDraft` or `openRecord`. */
export function createDraftSession(ports: DraftPorts): DraftSession {
  const core = createSessionCore();
  const persistCapture = persistPageDraft(core, ports);
  const isRemovalBySession = persistInPlaceDraft(core, ports);
  const save = createSaveHandler(core, ports, persistCapture);
  const saveGroup = createGroupSaveHandler(core, ports);
  const stopFollowingChanges = followChanges(core, ports, isRemovalBySession);
  offerDuplicates(core, ports);
  return {
    ...core,
    save,
    saveGroup,
    edit: (edits, origin) => {
      const form = core.getForm();
      if (!form) return;
      const at = getNextUpdatedAt(form.draft, ports.now());
      core.dispatch({ type: 'edited', edits, at, ...(origin === undefined ? {} : { origin }) });
    },
    ...createStartOverActions(core, ports),
    ...createGroupActions(core, ports),
    persistViewState: (viewState) => {
      const form = core.getForm();
      if (form && hasEdits(form.draft)) void ports.drafts.persistViewState(form.draft.key, viewState);
    },
    dispose: () => {
      stopFollowingChanges();
      core.clearListeners();
    },
  };
}

function createGroupActions(
  core: SessionCore,
  { now }: DraftPorts,
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
