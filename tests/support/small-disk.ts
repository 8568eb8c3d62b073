import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A separate disk that is small enough to be filled within a test. */
export type SmallDisk = {
  folder: string;
  /** Writes a file until no byte is left, and writes more whenever the browser frees space, until `free` is called. */
  fill: () => void;
  /** Deletes the file that `fill` writes. */
  free: () => void;
  remove: () => void;
};

const REFILL_INTERVAL_MS = 20;

/** Mounts a disk in memory. Returns null if mounting is not possible; it needs Linux and root. */
export function createSmallDisk(megabytes: number): SmallDisk | null {
  const folder = mkdtempSync(join(tmpdir(), 'provenote-small-disk-'));
  const mountResult = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder]);
  if (mountResult.status !== 0) {
    rmSync(folder, { recursive: true });
    return null;
  }
  const filler = join(folder, 'filler');
  let timer: NodeJS.Timeout | undefined;
  const write = () => {
    const file = openSync(filler, 'a');
    for (const size of [1_000_000, 4096, 1]) writeUntilFull(file, Buffer.alloc(size));
    closeSync(file);
  };
  const free = () => {
    clearInterval(timer);
    rmSync(filler, { force: true });
  };
  return {
    folder,
    fill: () => {
      write();
      timer = setInterval(write, REFILL_INTERVAL_MS);
    },
    free,
    remove: () => {
      free();
      spawnSync('umount', ['-l', folder]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function writeUntilFull(file: number, chunk: Buffer): void {
  try {
    for (;;) writeSync(file, chunk);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error;
  }
}
