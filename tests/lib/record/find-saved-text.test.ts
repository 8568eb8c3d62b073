import { describe, expect, it } from 'vitest';
import { findSavedText } from '@/lib/record/find-saved-text';

type Text = { id: number; isFromCheck?: boolean };

const first: Text = { id: 1 };
const second: Text = { id: 2 };
const third: Text = { id: 3, isFromCheck: true };

describe('findSavedText', () => {
  it('is the newest text that the reader saved, also after a check found another one', () => {
    expect(findSavedText([first, second, third])).toBe(second);
  });

  it('is the newest text if the reader saved none, and null without texts', () => {
    expect(findSavedText([{ ...first, isFromCheck: true }, third])).toBe(third);
    expect(findSavedText([])).toBeNull();
  });
});
