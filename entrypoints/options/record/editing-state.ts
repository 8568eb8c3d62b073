import { type FieldGroup, listEditedGroups, omitEdits } from '@/lib/record/draft/field-groups';
import type { Edits } from '@/lib/record/schema/draft';

/** What is being edited in a record. A part that holds typed words is open. */
export type EditingState = {
  edits: Edits;
  openGroups: FieldGroup[];
  savingGroups: FieldGroup[];
  problems: Partial<Record<FieldGroup, string>>;
  /** The part the reader opened last, whose editor takes the focus. */
  justOpened: FieldGroup | null;
};

/** What can happen to it. */
export type EditingEvent =
  /** Words that an earlier visit left; `first` is the part that was asked for. */
  | { type: 'restored'; edits: Edits; requestedGroup: FieldGroup | null }
  /** Another tab changed what is typed into this record. */
  | { type: 'followed'; edits: Edits }
  | { type: 'opened'; fieldGroup: FieldGroup }
  | { type: 'typed'; edits: Edits }
  | { type: 'sent'; fieldGroup: FieldGroup }
  | { type: 'answered'; fieldGroup: FieldGroup }
  | { type: 'refused'; fieldGroup: FieldGroup; problem: string }
  /** Saved or given up: its words are gone from the edits. */
  | { type: 'closed'; fieldGroup: FieldGroup };

/** A record that is only read. */
export const INITIAL_EDITING_STATE: EditingState = {
  edits: {},
  openGroups: [],
  savingGroups: [],
  problems: {},
  justOpened: null,
};

/** The state after an event. */
export function reduceEditing(state: EditingState, event: EditingEvent): EditingState {
  switch (event.type) {
    case 'restored': {
      const requestedGroups = event.requestedGroup ? [event.requestedGroup] : [];
      const openGroups = [
        ...new Set([...state.openGroups, ...listEditedGroups(event.edits), ...requestedGroups]),
      ];
      return {
        ...state,
        edits: event.edits,
        openGroups,
        justOpened: event.requestedGroup ?? state.justOpened,
      };
    }
    case 'followed': {
      const [groupsBefore, groupsAfter] = [listEditedGroups(state.edits), listEditedGroups(event.edits)];
      const openGroups = state.openGroups.filter((fieldGroup) => !groupsBefore.includes(fieldGroup));
      return { ...state, edits: event.edits, openGroups: [...new Set([...openGroups, ...groupsAfter])] };
    }
    case 'opened':
      return {
        ...state,
        openGroups: [...new Set([...state.openGroups, event.fieldGroup])],
        justOpened: event.fieldGroup,
      };
    case 'typed':
      return { ...state, edits: { ...state.edits, ...event.edits } };
    case 'sent':
      return {
        ...state,
        savingGroups: [...state.savingGroups, event.fieldGroup],
        problems: removeProblem(state.problems, event.fieldGroup),
      };
    case 'answered':
      return {
        ...state,
        savingGroups: state.savingGroups.filter((fieldGroup) => fieldGroup !== event.fieldGroup),
      };
    case 'refused':
      return {
        ...state,
        savingGroups: state.savingGroups.filter((fieldGroup) => fieldGroup !== event.fieldGroup),
        problems: { ...state.problems, [event.fieldGroup]: event.problem },
      };
    case 'closed':
      return {
        edits: omitEdits(state.edits, event.fieldGroup),
        openGroups: state.openGroups.filter((fieldGroup) => fieldGroup !== event.fieldGroup),
        savingGroups: state.savingGroups.filter((fieldGroup) => fieldGroup !== event.fieldGroup),
        problems: removeProblem(state.problems, event.fieldGroup),
        justOpened: state.justOpened === event.fieldGroup ? null : state.justOpened,
      };
  }
}

function removeProblem(problems: EditingState['problems'], fieldGroup: FieldGroup): EditingState['problems'] {
  const { [fieldGroup]: _, ...otherProblems } = problems;
  return otherProblems;
}
