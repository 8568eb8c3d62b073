import { describe, expect, it, vi } from 'vitest';
import { type BackupDeps, backUpLibrary } from '@/lib/app/library/backup/back-up';
import type { LibraryMessage, Notification } from '@/lib/app/library/notifications';
import { listParts } from '@/tests/support/backup-files';

const NOW = new Date('2026-11-23T12:00:00Z');

async function* generateRows(count: number) {
  for (let index = 0; index < count; index += 1) yield { index };
}

async function writeToMemory(chunks: AsyncIterable<Uint8Array>, signal: AbortSignal): Promise<Blob> {
  const parts: BlobPart[] = [];
  for await (const chunk of chunks) {
    signal.throwIfAborted();
    parts.push(new Uint8Array(chunk));
  }
  return new Blob(parts);
}

function setUp(overrides: Partial<BackupDeps> = {}) {
  const finish = vi.fn(async () => undefined);
  const discard = vi.fn(async () => undefined);
  const setLastBackup = vi.fn(async () => undefined);
  const notifications: (Pick<Notification, 'kind' | 'text'> & Partial<Notification>)[] = [];
  const formatted: LibraryMessage[] = [];
  const deps: BackupDeps = {
    now: () => NOW,
    getAbout: () => ({ databaseVersion: 10, generator: { name: 'Provenote', version: '0.1.0' } }),
    countRows: async () => ({ rows: 500, sources: 500 }),
    listRows: () => [{ kind: 'sources', rows: generateRows(500) }],
    writeFile: writeToMemory,
    deliver: async (file) => ({ file, folder: null, finish, discard }),
    lastBackup: { set: setLastBackup },
    isDiskFull: async () => false,
    notifications: {
      notify: (notification) => notification && notifications.push(notification),
      notifyStatus: (text) => notifications.push({ kind: 'status', text }),
      notifyError: (text) => notifications.push({ kind: 'alert', text }),
    },
    format: (message) => {
      formatted.push(message);
      return message.kind;
    },
    cancelLabel: 'Cancel',
    ...overrides,
  };
  return { deps, finish, discard, setLastBackup, notifications, formatted };
}

describe('backUpLibrary', () => {
  it('delivers a file that contains all rows, shows the progress and saves the time', async () => {
    const names: string[] = [];
    const files: Blob[] = [];
    const { deps, finish, setLastBackup, notifications, formatted } = setUp();
    await backUpLibrary({
      ...deps,
      deliver: async (file, name, signal) => {
        names.push(name);
        files.push(file);
        return deps.deliver(file, name, signal);
      },
    });
    expect(names).toEqual(['provenote-backup-2026-11-23-120000.zip']);
    expect((await listParts(files[0] ?? new Blob()))[1]?.rows.length).toBe(500);
    expect(finish).toHaveBeenCalledTimes(1);
    expect(setLastBackup).toHaveBeenCalledWith({
      at: NOW.toISOString(),
      sources: 500,
      bytes: files[0]?.size,
    });
    expect(notifications.filter(({ progress }) => progress).length).toBeGreaterThan(50);
    expect(formatted.at(-1)).toMatchObject({ kind: 'backed-up', count: 500, folder: null });
  });

  it('says that nothing was saved when the disk is full', async () => {
    const { deps, setLastBackup, notifications } = setUp({
      writeFile: () => Promise.reject(new DOMException('full', 'QuotaExceededError')),
    });
    await backUpLibrary(deps);
    expect(notifications.at(-1)).toMatchObject({ kind: 'alert', text: 'backup-disk-full' });
    expect(setLastBackup).not.toHaveBeenCalled();
  });

  it('says that the disk is full if only an error of the database shows it', async () => {
    const { deps, notifications } = setUp({
      countRows: () => Promise.reject(new DOMException('Internal error', 'UnknownError')),
      isDiskFull: async () => true,
    });
    await backUpLibrary(deps);
    expect(notifications.at(-1)).toMatchObject({ kind: 'alert', text: 'backup-disk-full' });
  });

  it('deletes a file that cannot be read back, and reports it', async () => {
    const { deps, discard, finish, setLastBackup, formatted } = setUp();
    await backUpLibrary({
      ...deps,
      deliver: async (file, name, signal) => ({
        ...(await deps.deliver(file, name, signal)),
        file: file.slice(0, file.size - 200),
      }),
    });
    expect(discard).toHaveBeenCalledTimes(1);
    expect(finish).not.toHaveBeenCalled();
    expect(setLastBackup).not.toHaveBeenCalled();
    expect(formatted.at(-1)).toEqual({ kind: 'backup-failed', reason: 'backup-not-verified' });
  });

  it('stops when the reader cancels', async () => {
    const { deps, finish, notifications } = setUp();
    const { notify } = deps.notifications;
    await backUpLibrary({
      ...deps,
      notifications: {
        ...deps.notifications,
        notify: (notification) => {
          notify(notification);
          if ((notification?.progress ?? 0) > 0.5) notification?.action?.run();
        },
      },
    });
    expect(notifications.at(-1)).toMatchObject({ kind: 'status', text: 'backup-cancelled' });
    expect(finish).not.toHaveBeenCalled();
  });
});
