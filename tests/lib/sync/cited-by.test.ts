import { describe, expect, it } from 'vitest';
import { ok } from '@/lib/base/result';
import type { CitingPage } from '@/lib/model/source';
import { citingPages } from '@/lib/sync/cited-by';
import { citingPage } from '@/lib/wiki-format/citing-page';

const ids = Array.from({ length: 40 }, (_, n) => `page-${n}`);
const page = (id: string) => citingPage('Wiki', { id, title: `Page ${id}`, entityType: 'risk', quality: 69 });

describe('the pages that cite a source', () => {
  it('are read in their order, each once, also forty of them', async () => {
    const asked: string[] = [];
    const client = {
      page: async (id: string) => {
        asked.push(id);
        return ok(page(id));
      },
    };
    const known = new Map<string, CitingPage | null>([['page-7', page('page-7')]]);
    const read = await citingPages(client, [...ids, 'page-3'], known);
    expect(read.ok && read.pages.map(({ pageId }) => pageId)).toEqual(ids);
    expect(asked).toHaveLength(39);
  });

  it('leave out one that vanished, and end at a failure', async () => {
    const client = { page: async (id: string) => ok(id === 'page-1' ? null : page(id)) };
    const read = await citingPages(client, ['page-0', 'page-1', 'page-2']);
    expect(read.ok && read.pages).toHaveLength(2);
    const failing = { page: async () => ({ ok: false as const, problem: { kind: 'timeout' as const } }) };
    expect(await citingPages(failing, ids)).toEqual({ ok: false, problem: { kind: 'timeout' } });
  });

  it('have a dash for what they lack, and no zero', () => {
    expect(citingPage('Wiki', { id: 'a', title: ' ', entityType: '', quality: null })).toEqual({
      wiki: 'Wiki',
      pageId: 'a',
      title: 'a',
      type: null,
      quality: null,
      url: null,
    });
    expect(citingPage('Wiki', { id: 'a', title: 'A', quality: 0 })?.quality).toBe(0);
    expect(citingPage('Wiki', { title: 'A' })).toBeNull();
  });
});
