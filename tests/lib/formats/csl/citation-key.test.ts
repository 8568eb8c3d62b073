import { describe, expect, it } from 'vitest';
import { buildCitationKey, createKeyAssigner } from '@/lib/formats/csl/citation-key';
import type { Source } from '@/lib/record/schema/source';
import { HARD_REFERENCES } from '@/tests/support/hard-references';
import { makeSource } from '@/tests/support/make-sources';

async function* iterate(sources: readonly Source[]): AsyncGenerator<Source> {
  yield* sources;
}

const assignKeys = async (sources: readonly Source[]) =>
  sources.map(await createKeyAssigner(iterate(sources)));

describe('buildCitationKey', () => {
  const source = makeSource({
    title: 'Die Überschrift',
    authors: ['Anna van den Berg'],
    publishedDate: '2024-05-28',
  });

  it('has family name, year and first significant word of the title', () => {
    expect(buildCitationKey(source)).toBe('berg2024uberschrift');
  });

  it('follows the pattern of the reader', () => {
    expect(buildCitationKey(source, '[year]:[author]_x{}\\%')).toBe('2024:berg_x');
  });

  it('is the stable id if nothing else has a letter', () => {
    expect(buildCitationKey({ ...source, title: '人工智能', authors: ['张伟'] })).toBe(source.stableId);
  });
});

describe('createKeyAssigner', () => {
  it('assigns unique keys that BibTeX accepts', async () => {
    const keys = await assignKeys(HARD_REFERENCES);
    expect(new Set(keys.map((key) => key.toLowerCase())).size).toBe(HARD_REFERENCES.length);
    for (const key of keys) expect(key).toMatch(/^[A-Za-z0-9:_-]+$/);
  });

  it('keeps the keys when sources are added later and in any order', async () => {
    const sources = HARD_REFERENCES.map((source, index) => ({
      ...source,
      createdAt: new Date(Date.UTC(2026, 0, 1) + index * 1000).toISOString(),
    }));
    const keysBefore = await assignKeys(sources.slice(0, 200));
    const keysAfter = (await assignKeys(sources.toReversed())).toReversed();
    expect(keysAfter.slice(0, 200)).toEqual(keysBefore);
  });
});
