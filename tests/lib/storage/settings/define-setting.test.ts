import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { z } from '@/lib/record/schema/zod';
import { defineListSetting, defineSetting } from '@/lib/storage/settings/define-setting';

const size = defineSetting('size', z.int(), 3);
const readStored = async (item: string) => (await fakeBrowser.storage.local.get(item))[item];

describe('defineSetting', () => {
  beforeEach(() => fakeBrowser.reset());

  it('reads the default until it is set', async () => {
    expect(await size.get()).toBe(3);

    await size.set(7);

    expect(await size.get()).toBe(7);
  });

  it('keeps both of two changes that different contexts make at the same time', async () => {
    const hosts = defineSetting('hosts', z.array(z.string()), []);
    await Promise.all([
      hosts.update((values) => [...values, 'a.example']),
      hosts.update((values) => [...values, 'b.example']),
    ]);
    expect(await hosts.get()).toEqual(['a.example', 'b.example']);
  });

  it('reports every later value until it is no longer watched', async () => {
    const values: number[] = [];
    const stopWatching = size.watch((value) => values.push(value));

    await size.set(4);
    stopWatching();
    await size.set(5);

    expect(values).toEqual([4]);
  });

  it('reads the default when the stored value is malformed', async () => {
    await fakeBrowser.storage.local.set({ 'setting:size': { version: 1, value: 'large' } });

    expect(await size.get()).toBe(3);
  });

  it('reads the default when a later version wrote the value', async () => {
    await fakeBrowser.storage.local.set({ 'setting:size': { version: 2, value: 9 } });

    expect(await size.get()).toBe(3);
  });

  it('backs up an unreadable value before it is overwritten', async () => {
    await fakeBrowser.storage.local.set({ 'setting:size': { version: 2, value: { width: 9 } } });

    await size.set(4);

    expect(await readStored('setting:size')).toEqual({ version: 1, value: 4 });
    expect(await readStored('setting:size:unread')).toEqual({ version: 2, value: { width: 9 } });
  });
});

describe('defineListSetting', () => {
  beforeEach(() => fakeBrowser.reset());
  const hosts = defineListSetting('hosts', 3);
  /** Adds a text in a page that closes after its first write. */
  const addAndClose = async (text: string) => {
    const { get } = fakeBrowser.storage.local;
    fakeBrowser.storage.local.get = () => Promise.reject(new Error('the page is closed'));
    await expect(hosts.add(text)).rejects.toThrow('the page is closed');
    fakeBrowser.storage.local.get = get;
  };

  it('adds a text within the call, so that it is there if the page closes before the list is read', async () => {
    const { set } = fakeBrowser.storage.local;
    const written: unknown[] = [];
    fakeBrowser.storage.local.set = async (items) => {
      written.push(items);
      return set(items);
    };
    const adding = hosts.add('a.example');
    expect(written).toEqual([{ 'setting:hosts:added:a.example': { version: 1 } }]);
    await adding;
    fakeBrowser.storage.local.set = set;
    expect(await readStored('setting:hosts')).toEqual({ version: 1, value: ['a.example'] });
  });

  it('reads a text whose page closed before it was in the list, until it is removed', async () => {
    await hosts.add('a.example');
    await addAndClose('b.example');
    expect(await hosts.get()).toEqual(['a.example', 'b.example']);
    await hosts.update((texts) => texts.filter((text) => text !== 'b.example'));
    expect(await hosts.get()).toEqual(['a.example']);
  });

  it('has every text of pages that closed before theirs was in the list', async () => {
    await addAndClose('a.example');
    await addAndClose('b.example');
    await hosts.add('c.example');
    expect((await hosts.get()).sort()).toEqual(['a.example', 'b.example', 'c.example']);
    expect(Object.keys(await fakeBrowser.storage.local.get(null))).toEqual(['setting:hosts']);
  });

  it('has no text twice and keeps the latest ones', async () => {
    for (const text of ['a', 'b', 'a', 'c', 'd']) await hosts.add(text);
    expect(await hosts.get()).toEqual(['b', 'c', 'd']);
  });

  it('keeps both of two texts that are added at the same time', async () => {
    await Promise.all([hosts.add('a'), hosts.add('b')]);
    expect((await hosts.get()).sort()).toEqual(['a', 'b']);
  });
});
