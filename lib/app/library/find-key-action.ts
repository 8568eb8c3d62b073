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

type KeyTarget = { target: EventTarget | null };
type KeyPress = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'repeat'> & KeyTarget;

/** The keys of a view with their actions, in the order of the shortcut dialog. */
export type Shortcuts<A> = readonly (readonly [key: string, action: A])[];

// Moving through a list is the only action that holding down its key repeats.
const REPEATABLE_KEYS = ['j', 'k'];

/**
 * Returns whether a key press can run a shortcut of the page. Returns false while a dialog is open, even if
 * the focus is on the page, and while the key is held down.
 */
export const canRunShortcut = ({ repeat, target }: Pick<KeyPress, 'repeat' | 'target'>): boolean =>
  !repeat && !isDialogOpen(target);

function isDialogOpen(target: EventTarget | null): boolean {
  if (!(target instanceof Node)) return false;
  // Only a document has no `ownerDocument`, so a target without one is the document.
  const page = target.ownerDocument ?? (target as Document);
  return page.querySelector('dialog[open]') !== null;
}

/** Finds the action of a key press. Returns null in a text field or behind an open dialog, and for Ctrl, Alt and Cmd. */
export function findKeyAction<A>(keyPress: KeyPress, shortcuts: Shortcuts<A>): A | null {
  if (keyPress.ctrlKey || keyPress.metaKey || keyPress.altKey) return null;
  const repeat = keyPress.repeat && !REPEATABLE_KEYS.includes(keyPress.key);
  if (!canRunShortcut({ repeat, target: keyPress.target })) return null;
  if (keyPress.target instanceof Element && isHandledByTarget(keyPress.target, keyPress.key)) return null;
  return shortcuts.find(([key]) => key === keyPress.key)?.[1] ?? null;
}

const COPY_SHORTCUTS: Shortcuts<'copy'> = [['c', 'copy']];

/**
 * Returns whether a key press copies the citation of the shown source. The shortcut is Alt+Shift+C, and also
 * C outside of text fields if `areSingleKeysOn`. On a Mac, Alt+Shift+C types a character in text fields, so
 * it copies nothing there.
 */
export function isCopyShortcut(
  keyPress: KeyPress & Pick<KeyboardEvent, 'code' | 'shiftKey'>,
  { areSingleKeysOn, isMac }: { areSingleKeysOn: boolean; isMac: boolean },
): boolean {
  const { altKey, shiftKey, ctrlKey, metaKey, code, target } = keyPress;
  // On a Mac, this key has another character with Alt and Shift, which only `code` recognises.
  if (altKey && shiftKey && !ctrlKey && !metaKey && code === 'KeyC')
    return canRunShortcut(keyPress) && !(isMac && target instanceof Element && isTextEntry(target));
  return areSingleKeysOn && findKeyAction(keyPress, COPY_SHORTCUTS) !== null;
}

/** Returns whether a key press is Ctrl+Z (Cmd+Z). False in text fields, where the browser itself undoes typing, and behind an open dialog. */
export const isUndoShortcut = ({ key, ctrlKey, metaKey, altKey, repeat, target }: KeyPress): boolean =>
  key.toLowerCase() === 'z' &&
  (ctrlKey || metaKey) &&
  !altKey &&
  canRunShortcut({ repeat, target }) &&
  !(target instanceof Element && isTextEntry(target));

const TEXT_ENTRY_SELECTOR =
  'input:not([type="checkbox"], [type="radio"], [type="range"], [type="file"]), textarea, select';
const ACTIVATABLE_SELECTOR = 'a, button, summary, input, [role="button"]';

const isTextEntry = (target: Element): boolean =>
  target.closest(TEXT_ENTRY_SELECTOR) !== null || (target instanceof HTMLElement && target.isContentEditable);

// A link or a button handles Enter itself.
const isHandledByTarget = (target: Element, key: string): boolean =>
  isTextEntry(target) || (key === 'Enter' && target.closest(ACTIVATABLE_SELECTOR) !== null);
