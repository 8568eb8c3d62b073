import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { sanitizeLine } from '@/lib/formats/sanitize-link';
import { HARD_REFERENCES } from '@/tests/support/hard-references';
import { writeBytes } from '@/tests/support/write-export';
import { findBrowser } from '../../scripts/install/browsers.mjs';

/** A bookmark or a folder in the file `Bookmarks` of a profile. */
type BookmarkNode = {
  type?: string;
  name?: string;
  url?: string;
  date_added?: string;
  children?: BookmarkNode[];
};

// Debian's Chromium reads the preferences of a first run from here. They name a file of bookmarks that is imported into a new profile.
const FIRST_PREFERENCES = '/etc/chromium/master_preferences';

// The preferences are replaced in a mount namespace of this process only, which root may create.
const canReplacePreferences =
  existsSync(FIRST_PREFERENCES) && spawnSync('unshare', ['-m', 'true']).status === 0;

const listBookmarks = (node: BookmarkNode): BookmarkNode[] =>
  node.type === 'url' ? [node] : (node.children ?? []).flatMap(listBookmarks);

function readBookmarks(profile: string): BookmarkNode[] {
  const path = join(profile, 'Default/Bookmarks');
  // Chromium replaces the whole file.
  if (!existsSync(path)) return [];
  const { roots }: { roots: Record<string, BookmarkNode> } = JSON.parse(readFileSync(path, 'utf8'));
  return Object.values(roots).flatMap(listBookmarks);
}

describe.skipIf(!canReplacePreferences)('exported bookmarks', () => {
  const folder = mkdtempSync(join(tmpdir(), 'provenote-bookmarks-'));
  let chromium: ChildProcess | null = null;

  afterAll(async () => {
    if (chromium?.pid && chromium.exitCode === null) {
      const closed = new Promise((resolve) => chromium?.once('close', resolve));
      process.kill(-chromium.pid, 'SIGKILL');
      await closed;
    }
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  });

  it('are imported by Chromium itself: all 300 difficult references, with title, address and time', async () => {
    const profile = join(folder, 'profile');
    const file = join(folder, 'bookmarks.html');
    const preferences = join(folder, 'preferences.json');
    writeFileSync(file, await writeBytes('bookmarks', HARD_REFERENCES));
    writeFileSync(preferences, JSON.stringify({ distribution: { import_bookmarks_from_file: file } }));
    const browser = [
      ...[findBrowser('chromium') ?? 'chromium', '--headless=new', '--force-first-run', '--no-sandbox'],
      ...['--disable-gpu', '--disable-background-networking', `--user-data-dir=${profile}`, 'about:blank'],
    ];
    const script = `mount --bind "$0" ${FIRST_PREFERENCES} && exec "$@"`;
    chromium = spawn('unshare', ['-m', 'sh', '-c', script, preferences, ...browser], {
      stdio: 'ignore',
      detached: true,
    });
    await expect.poll(() => readBookmarks(profile).length).toBe(HARD_REFERENCES.length);
    const bookmarks = readBookmarks(profile);
    expect(bookmarks.map(({ name }) => name)).toEqual(
      HARD_REFERENCES.map(({ title }) => sanitizeLine(title)),
    );
    expect(bookmarks.map(({ url }) => url)).toEqual(HARD_REFERENCES.map(({ url }) => new URL(url).href));
    // Chromium counts microseconds since 1601.
    const times = bookmarks.map(({ date_added }) => Number(date_added) / 1_000_000 - 11_644_473_600);
    expect(times).toEqual(HARD_REFERENCES.map(({ createdAt }) => Math.floor(Date.parse(createdAt) / 1000)));
  });
});
