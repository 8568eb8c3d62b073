/** An action that one key performs in the library. */
export type KeyAction =
  | 'next'
  | 'previous'
  | 'open'
  | 'edit'
  | 'select'
  | 'review'
  | 'archive'
  | 'delete'
  | 'copy'
  | 'search'
  | 'help';

/** All keys with their actions, in the order of the shortcut dialog. */
export const SHORTCUTS: Shortcuts<KeyAction> = [
  ['j', 'next'],
  ['k', 'previous'],
  ['Enter', 'open'],
  ['e', 'edit'],
  ['x', 'select'],
  ['r', 'review'],
  ['a', 'archive'],
  ['Delete', 'delete'],
  ['c', 'copy'],
  ['/', 'search'],
  ['?', 'help'],
];

/** What a key does in the review queue. */
export type ReviewKeyAction =
  | 'review'
  | 'archive'
  | 'skip'
  | 'next'
  | 'previous'
  | 'edit'
  | 'open'
  | 'help'
  | { band: number };

/**
 * The keys of the review queue. `band` is the position of an importance band, the highest first: 5 is the key of the highest band.
 */
export const REVIEW_SHORTCUTS: Shortcuts<ReviewKeyAction> = [
  ['5', { band: 0 }],
  ['4', { band: 1 }],
  ['3', { band: 2 }],
  ['2', { band: 3 }],
  ['1', { band: 4 }],
  ['r', 'review'],
  ['a', 'archive'],
  ['s', 'skip'],
  ['j', 'next'],
  ['k', 'previous'],
  ['e', 'edit'],
  ['o', 'open'],
  ['?', 'help'],
];

type KeyPress = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'> & {
  target: EventTarget | null;
};

/** The keys of a view with their actions, in the order of the shortcut dialog. */
export type Shortcuts<A> = readonly (readonly [key: string, action: A])[];

/** Finds the action of a key press. Returns null in a text field or an open dialog, and for Ctrl, Alt and Cmd. */
export function findKeyAction<A>(keyPress: KeyPress, shortcuts: Shortcuts<A>): A | null {
  if (keyPress.ctrlKey || keyPress.metaKey || keyPress.altKey) return null;
  if (keyPress.target instanceof Element && isHandledByTarget(keyPress.target, keyPress.key)) return null;
  return shortcuts.find(([key]) => key === keyPress.key)?.[1] ?? null;
}

/** Whether a key press is Ctrl+Z (Cmd+Z). False in text fields, where the browser itself undoes typing. */
export const isUndoShortcut = ({ key, ctrlKey, metaKey, altKey, target }: KeyPress): boolean =>
  key.toLowerCase() === 'z' &&
  (ctrlKey || metaKey) &&
  !altKey &&
  !(target instanceof Element && isTextEntry(target));

// `dialog` is included because the list behind an open dialog must not react to keys.
const TEXT_ENTRY_SELECTOR =
  'input:not([type="checkbox"], [type="radio"], [type="range"], [type="file"]), textarea, select, dialog';
const ACTIVATABLE_SELECTOR = 'a, button, summary, input, [role="button"]';

const isTextEntry = (target: Element): boolean =>
  target.closest(TEXT_ENTRY_SELECTOR) !== null || (target instanceof HTMLElement && target.isContentEditable);

// A link or a button handles Enter itself.
const isHandledByTarget = (target: Element, key: string): boolean =>
  isTextEntry(target) || (key === 'Enter' && target.closest(ACTIVATABLE_SELECTOR) !== null);
