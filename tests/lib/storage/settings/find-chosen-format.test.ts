import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { findChosenFormat } from '@/lib/storage/settings/find-chosen-format';
import { citationFormat, citationStyles } from '@/lib/storage/settings/settings';

const STYLE = { id: 'http://styles.example/tides', title: 'Tides', xml: '<style/>' };

beforeEach(() => fakeBrowser.reset());

describe('findChosenFormat', () => {
  it('returns a format of the extension as it is', async () => {
    expect(await findChosenFormat('apa')).toBe('apa');
  });

  it('returns the file of an added style, also after a new start', async () => {
    await citationStyles.set([STYLE]);
    await citationFormat.set(`style:${STYLE.id}`);
    expect(await findChosenFormat(await citationFormat.get())).toEqual(STYLE);
  });

  it('returns the default for a style that was deleted', async () => {
    expect(await findChosenFormat(`style:${STYLE.id}`)).toBe('markdown');
  });
});
