import { editsWithout, type PartName, partsTouched } from '@/components/record/parts';
import type { Edits } from '@/lib/model/draft';

/** What is being edited in a record. A part that holds typed words is open. */
export type EditingState = {
  edits: Edits;
  open: PartName[];
  busy: PartName[];
  problems: Partial<Record<PartName, string>>;
  /** The part the reader opened last, whose editor takes the focus. */
  fresh: PartName | null;
};

/** What can happen to it. */
export type EditingEvent =
  /** Words that an earlier visit left; `first` is the part that was asked for. */
  | { type: 'restored'; edits: Edits; first: PartName | null }
  /** Another tab changed what is typed into this record. */
  | { type: 'followed'; edits: Edits }
  | { type: 'opened'; part: PartName }
  | { type: 'typed'; edits: Edits }
  | { type: 'sent'; part: PartName }
  | { type: 'answered'; part: PartName }
  | { type: 'refused'; part: PartName; problem: string }
  /** Saved or given up: its words are gone from the edits. */
  | { type: 'closed'; part: PartName };

/** A record that is only read. */
export const NOTHING_OPEN: EditingState = { edits: {}, open: [], busy: [], problems: {}, fresh: null };

/** The state after an event. */
export function editingEvents(state: EditingState, event: EditingEvent): EditingState {
  switch (event.type) {
    case 'restored': {
      const asked = event.first ? [event.first] : [];
      const open = [...new Set([...state.open, ...partsTouched(event.edits), ...asked])];
      return { ...state, edits: event.edits, open, fresh: event.first ?? state.fresh };
    }
    case 'followed': {
      const [had, has] = [partsTouched(state.edits), partsTouched(event.edits)];
      const open = state.open.filter((part) => !had.includes(part));
      return { ...state, edits: event.edits, open: [...new Set([...open, ...has])] };
    }
    case 'opened':
      return { ...state, open: [...new Set([...state.open, event.part])], fresh: event.part };
    case 'typed':
      return { ...state, edits: { ...state.edits, ...event.edits } };
    case 'sent':
      return { ...state, busy: [...state.busy, event.part], problems: without(state.problems, event.part) };
    case 'answered':
      return { ...state, busy: state.busy.filter((part) => part !== event.part) };
    case 'refused':
      return {
        ...state,
        busy: state.busy.filter((part) => part !== event.part),
        problems: { ...state.problems, [event.part]: event.problem },
      };
    case 'closed':
      return {
        edits: editsWithout(state.edits, event.part),
        open: state.open.filter((part) => part !== event.part),
        busy: state.busy.filter((part) => part !== event.part),
        problems: without(state.problems, event.part),
        fresh: state.fresh === event.part ? null : state.fresh,
      };
  }
}

function without(problems: EditingState['problems'], part: PartName): EditingState['problems'] {
  const { [part]: _, ...others } = problems;
  return others;
}
