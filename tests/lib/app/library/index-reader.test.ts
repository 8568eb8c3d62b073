import { expect, it } from 'vitest';
import { createIndexReader } from '@/lib/app/library/index-reader';
import { createVenueResolver } from '@/lib/app/library/resolve-venue';
import { INDEX_FORMAT } from '@/lib/search/index/index-chunk';

it.each(['listChangedIds', 'readDocuments'] as const)(
  'refresh applies the changes of a part that was built again, also if %s failed the first time',
  async (failingPort) => {
    let stamp = '1';
    let failingCount = 0;
    const failOnce = (port: string) => {
      if (port === failingPort && stamp === '2' && failingCount++ === 0) throw new Error(port);
    };
    const readIds: string[][] = [];
    const reader = createIndexReader(
      {
        readState: async (afterSeq) => ({
          parts: [{ after: '', until: 'sid_9', stamp }],
          changes: [{ seq: 1, stableId: 'sid_1' }].filter(({ seq }) => seq > afterSeq),
        }),
        listChangedIds: async () => {
          failOnce('listChangedIds');
          return ['sid_1'];
        },
        readChunk: async () => ({
          after: '',
          stamp,
          format: INDEX_FORMAT,
          values: [],
          words: '',
          tokens: new Uint16Array(),
          offsets: new Uint32Array([0]),
        }),
        readDocuments: async (stableIds) => {
          failOnce('readDocuments');
          readIds.push(stableIds);
          return { documents: [], removedIds: [] };
        },
        listStableIds: async () => [],
      },
      createVenueResolver([]),
    );
    await reader.refresh();
    expect(readIds).toEqual([['sid_1']]);
    stamp = '2';
    await expect(reader.refresh()).rejects.toThrow(failingPort);
    await reader.refresh();
    expect(readIds).toEqual([['sid_1'], ['sid_1']]);
    await reader.refresh();
    expect(readIds).toHaveLength(2);
  },
);
