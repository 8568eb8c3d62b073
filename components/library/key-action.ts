/** What a single key does in the library. */
export type KeyAction =
  | 'next'
  | 'previous'
  | 'open'
  | 'edit'
  | 'select'
  | 'review'
  | 'archive'
  | 'delete'
  | 'search'
  | 'help';

/** Every key and its action, in the order of the help sheet. */
export const KEYS: readonly (readonly [key: string, action: KeyAction])[] = [
  ['j', 'next'],
  ['k', 'previous'],
  ['Enter', 'open'],
  ['e', 'edit'],
  ['x', 'select'],
  ['r', 'review'],
  ['a', 'archive'],
  ['Delete', 'delete'],
  ['/', 'search'],
  ['?', 'help'],
];

type Press = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'> & { target: EventTarget | null };

/** What a key press asks for; null while something is typed, with Ctrl, Alt or Cmd, or inside an open dialog. */
export function keyAction(press: Press): KeyAction | null {
  if (press.ctrlKey || press.metaKey || press.altKey) return null;
  if (press.target instanceof Element && takesKeys(press.target, press.key)) return null;
  return KEYS.find(([key]) => key === press.key)?.[1] ?? null;
}

/** Whether a press is Ctrl+Z (Cmd+Z) outside of anything that is typed into, where it takes letters back. */
export const isUndo = ({ key, ctrlKey, metaKey, altKey, target }: Press): boolean =>
  key.toLowerCase() === 'z' &&
  (ctrlKey || metaKey) &&
  !altKey &&
  !(target instanceof Element && isTypedInto(target));

const TYPED_INTO =
  'input:not([type="checkbox"], [type="radio"], [type="range"], [type="file"]), textarea, select, dialog';
const PRESSED = 'a, button, summary, input, [role="button"]';

const isTypedInto = (target: Element): boolean =>
  target.closest(TYPED_INTO) !== null || (target instanceof HTMLElement && target.isContentEditable);

// Enter on a link or a button is theirs.
const takesKeys = (target: Element, key: string): boolean =>
  isTypedInto(target) || (key === 'Enter' && target.closest(PRESSED) !== null);
