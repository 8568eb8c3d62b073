// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest';
import {
  canRunShortcut,
  findKeyAction,
  isCopyShortcut,
  isUndoShortcut,
  REVIEW_SHORTCUTS,
  SHORTCUTS,
} from '@/lib/app/library/find-key-action';

const press = (values: object) => ({
  key: 'c',
  code: 'KeyC',
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  repeat: false,
  target: null,
  ...values,
});
const copyKeys = { altKey: true, shiftKey: true, key: 'Ç' };
const onMac = { areSingleKeysOn: true, isMac: true };
const elsewhere = { areSingleKeysOn: true, isMac: false };

/** Adds an element to the page and returns it. */
function addElement(tagName: string): HTMLElement {
  const element = document.createElement(tagName);
  document.body.append(element);
  return element;
}

function openDialog(): void {
  addElement('dialog').setAttribute('open', '');
}

afterEach(() => document.body.replaceChildren());

describe('isCopyShortcut', () => {
  it('is C if single keys are on, and Alt+Shift+C in any layout', () => {
    expect(isCopyShortcut(press({}), elsewhere)).toBe(true);
    expect(isCopyShortcut(press({}), { areSingleKeysOn: false, isMac: false })).toBe(false);
    for (const isMac of [true, false])
      expect(isCopyShortcut(press(copyKeys), { areSingleKeysOn: false, isMac })).toBe(true);
    for (const other of [{ ctrlKey: true }, { altKey: true }, { metaKey: true }, { key: 'x' }])
      expect(isCopyShortcut(press(other), elsewhere)).toBe(false);
    expect(isCopyShortcut(press({ ...copyKeys, ctrlKey: true }), elsewhere)).toBe(false);
  });

  it.each(['input', 'textarea'])('leaves Alt+Shift+C to a text field (%s) on a Mac only', (tagName) => {
    const target = addElement(tagName);
    expect(isCopyShortcut(press({ ...copyKeys, target }), onMac)).toBe(false);
    expect(isCopyShortcut(press({ ...copyKeys, target }), elsewhere)).toBe(true);
    expect(isCopyShortcut(press({ ...copyKeys, target: document.body }), onMac)).toBe(true);
  });
});

describe('shortcuts of a page', () => {
  it('shortcuts do nothing behind an open dialog, also if the focus is on the page', () => {
    const undo = { key: 'z', ctrlKey: true };
    const { body } = document;
    expect(findKeyAction(press({ key: 'e', target: body }), SHORTCUTS)).toBe('edit');
    expect(isUndoShortcut(press({ ...undo, target: body }))).toBe(true);
    openDialog();
    for (const target of [body, document, addElement('button')]) {
      expect(findKeyAction(press({ key: 'e', target }), SHORTCUTS)).toBeNull();
      expect(isCopyShortcut(press({ target }), elsewhere)).toBe(false);
      expect(isCopyShortcut(press({ ...copyKeys, target }), elsewhere)).toBe(false);
      expect(isUndoShortcut(press({ ...undo, target }))).toBe(false);
      expect(canRunShortcut({ repeat: false, target })).toBe(false);
    }
  });

  it('shortcuts are not repeated while a key is held down, except j and k', () => {
    const repeat = true;
    for (const shortcuts of [SHORTCUTS, REVIEW_SHORTCUTS]) {
      const repeated = shortcuts.flatMap(([key]) =>
        findKeyAction<unknown>(press({ key, repeat }), shortcuts) === null ? [] : [key],
      );
      expect(repeated).toEqual(['j', 'k']);
    }
    expect(isCopyShortcut(press({ repeat }), elsewhere)).toBe(false);
    expect(isCopyShortcut(press({ ...copyKeys, repeat }), elsewhere)).toBe(false);
    expect(isUndoShortcut(press({ key: 'z', ctrlKey: true, repeat }))).toBe(false);
  });
});
