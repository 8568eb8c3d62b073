import { browser } from 'wxt/browser';
import { z } from '@/lib/record/schema/zod';
import { KnownPageReading } from '@/lib/wiki/model/known-page';

const ITEM_NAME = 'knownPages';
// A reading can have 500 claims, and the browser stores 10 MB at most.
const MAX_READINGS = 20;

/** The readings by key, the latest last. */
const Readings = z.array(z.strictObject({ key: z.string(), reading: KnownPageReading }));

/** Returns the stored reading of a page, or null. Readings are stored in memory only, because the reader did not save these pages. */
export async function findKnownPageReading(key: string): Promise<KnownPageReading | null> {
  return (await readReadings()).find((stored) => stored.key === key)?.reading ?? null;
}

/** Stores the reading of a page until the browser closes. It replaces the earlier reading of the page. */
export async function saveKnownPageReading(key: string, reading: KnownPageReading): Promise<void> {
  const otherReadings = (await readReadings()).filter((stored) => stored.key !== key);
  const readings = [...otherReadings, { key, reading }].slice(-MAX_READINGS);
  // If there is no space for all readings, only the new one is stored. If there is no space for that either, the wiki is asked again.
  await writeReadings(readings).catch(() => writeReadings(readings.slice(-1)).catch(() => undefined));
}

const writeReadings = (readings: z.infer<typeof Readings>) =>
  browser.storage.session.set({ [ITEM_NAME]: readings });

async function readReadings(): Promise<z.infer<typeof Readings>> {
  const stored = await browser.storage.session.get(ITEM_NAME);
  return Readings.safeParse(stored[ITEM_NAME]).data ?? [];
}
