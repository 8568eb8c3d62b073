import { describe, expect, it, vi } from 'vitest';
import {
  addStyle,
  createSamples,
  MAX_STYLES,
  readStyleFile,
  removeStyle,
} from '@/lib/app/library/citation-styles';
import { err, ok } from '@/lib/base/result';
import type { AddedStyle } from '@/lib/formats/citation/citation-formats';

const makeStyle = (id: string, xml = id): AddedStyle => ({ id, title: `Style ${id}`, xml });

/** Creates dependencies with stored styles and a stored choice. While `isFull`, styles cannot be saved. */
function createDeps(styles: AddedStyle[], choice = 'markdown') {
  const stored = { styles, choice, isFull: false };
  const deps = {
    updateStyles: async (change: (styles: readonly AddedStyle[]) => AddedStyle[]) => {
      if (!stored.isFull) stored.styles = change(stored.styles);
      return !stored.isFull;
    },
    getChoice: async () => stored.choice,
    setChoice: async (newChoice: string) => {
      stored.choice = newChoice;
    },
  };
  return { deps, stored };
}

describe('addStyle', () => {
  it('adds a style at the end and chooses it', async () => {
    const { deps, stored } = createDeps([makeStyle('a')]);
    expect(await addStyle(deps, stored.styles, makeStyle('b'))).toBe('added');
    expect(stored).toMatchObject({ styles: [{ id: 'a' }, { id: 'b' }], choice: 'style:b' });
  });

  it('replaces a style with the same id, even if there are as many as possible', async () => {
    const { deps, stored } = createDeps(
      Array.from({ length: MAX_STYLES }, (_, index) => makeStyle(`${index}`)),
    );
    expect(await addStyle(deps, stored.styles, makeStyle('3', 'new'))).toBe('updated');
    expect(stored.styles[3]).toEqual(makeStyle('3', 'new'));
    expect(await addStyle(deps, stored.styles, makeStyle('more'))).toBe('too-many');
    expect(stored.styles).toHaveLength(MAX_STYLES);
  });

  it('does not choose a style that could not be saved', async () => {
    const { deps, stored } = createDeps([]);
    stored.isFull = true;
    expect(await addStyle(deps, [], makeStyle('a'))).toBe('not-saved');
    expect(stored.choice).toBe('markdown');
  });
});

describe('removeStyle', () => {
  it('chooses the default instead of the removed style, and restores both by its undo', async () => {
    const { deps, stored } = createDeps([makeStyle('a')], 'style:a');
    const undo = await removeStyle(deps, 'style:a', makeStyle('a'));
    expect(stored).toMatchObject({ styles: [], choice: 'markdown' });
    await undo?.();
    expect(stored).toMatchObject({ styles: [{ id: 'a' }], choice: 'style:a' });
  });

  it('keeps a format that was chosen after the removal', async () => {
    const { deps, stored } = createDeps([makeStyle('a')], 'style:a');
    const undo = await removeStyle(deps, 'style:a', makeStyle('a'));
    stored.choice = 'apa';
    await undo?.();
    expect(stored).toMatchObject({ styles: [{ id: 'a' }], choice: 'apa' });
  });

  it('returns null if the styles could not be saved', async () => {
    const { deps, stored } = createDeps([makeStyle('a')], 'style:a');
    stored.isFull = true;
    expect(await removeStyle(deps, 'style:a', makeStyle('a'))).toBeNull();
    expect(stored.choice).toBe('style:a');
  });
});

const readStyle = (xml: string) => {
  if (xml === 'broken') throw new Error('broken');
  return xml === 'unusable'
    ? err({ kind: 'no-style' as const })
    : ok({ style: makeStyle(xml), sample: `Sample ${xml}` });
};

describe('readStyleFile', () => {
  it('returns the style with its text, or the problem', async () => {
    expect(await readStyleFile(new File(['a'], 'a.csl'), 10, readStyle)).toEqual(ok(makeStyle('a')));
    expect(await readStyleFile(new File(['unusable'], 'b.csl'), 10, readStyle)).toEqual(
      err({ kind: 'no-style' }),
    );
  });

  it('does not read a file that is too large', async () => {
    const text = vi.fn();
    expect(await readStyleFile({ size: 41, text }, 10, readStyle)).toEqual(err({ kind: 'too-large' }));
    expect(text).not.toHaveBeenCalled();
  });
});

describe('createSamples', () => {
  it('has the samples of all styles but those that cannot be used', () => {
    const onError = vi.fn();
    const samples = createSamples(
      ['a', 'unusable', 'broken', 'b'].map((id) => makeStyle(id)),
      readStyle,
      onError,
    );
    expect([...samples]).toEqual([
      ['a', 'Sample a'],
      ['unusable', null],
      ['broken', null],
      ['b', 'Sample b'],
    ]);
    expect(onError).toHaveBeenCalledOnce();
  });
});
