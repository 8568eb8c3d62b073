import { browser } from 'wxt/browser';
import { z } from '@/lib/record/schema/zod';
import { KnownPageReading } from '@/lib/wiki/model/known-page';

const ITEM_NAME = 'knownPages';
// A reading can have 500 claims, and the browser stores 10 MB at most.
const MAX_READINGS = 20;

/** The readings by key, the latest last. */
const Readings = z.array(z.strictObject({ key: z.string(), reading: KnownPageReading }));

/** Finds what a wiki had of a page. It is stored in memory, because the reader did not save the page. */
export async function findKnownPageReading(key: string): Promise<KnownPageReading | null> {
  return (await readAll()).find((stored) => stored.key === key)?.reading ?? null;
}

/** Stores what a wiki has of a page until the browser closes, instead of the earlier reading. */
export async function saveKnownPageReading(key: string, reading: KnownPageReading): Promise<void> {
  const otherReadings = (await readAll()).filter((stored) => stored.key !== key);
  const readings = [...otherReadings, { key, reading }].slice(-MAX_READINGS);
  // Without room for all, the new one is stored alone; without room for it, the wiki is asked again.
  await write(readings).catch(() => write(readings.slice(-1)).catch(() => undefined));
}

const write = (readings: z.infer<typeof Readings>) => browser.storage.session.set({ [ITEM_NAME]: readings });

async function readAll(): Promise<z.infer<typeof Readings>> {
  const stored = await browser.storage.session.get(ITEM_NAME);
  return Readings.safeParse(stored[ITEM_NAME]).data ?? [];
}
