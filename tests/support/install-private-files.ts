import { vi } from 'vitest';

/**
 * Creates a folder of the origin private file system in memory, with the methods that the code uses. While `disk.isFull` is true,
 * writing throws.
 */
function createFolder(disk: { isFull: boolean }) {
  const files = new Map<string, File>();
  const getHandle = (name: string) => ({
    kind: 'file',
    name,
    getFile: async () => files.get(name),
    createWritable: async () => {
      let file = new File([], name);
      return {
        write: async (data: Blob) => {
          if (disk.isFull) throw new DOMException('full', 'QuotaExceededError');
          file = new File([await data.arrayBuffer()], name);
        },
        close: async () => void files.set(name, file),
        abort: async () => undefined,
      };
    },
  });
  return {
    getFileHandle: async (name: string, { create } = { create: false }) => {
      if (!create && !files.has(name)) throw new DOMException('missing', 'NotFoundError');
      if (!files.has(name)) files.set(name, new File([], name));
      return getHandle(name);
    },
    removeEntry: async (name: string) => void files.delete(name),
    values: async function* () {
      for (const name of files.keys()) yield getHandle(name);
    },
  };
}

/** Installs an empty private file system. The returned disk can become full. */
export function installPrivateFiles(): { isFull: boolean } {
  const disk = { isFull: false };
  const folder = createFolder(disk);
  vi.stubGlobal('navigator', {
    storage: { getDirectory: async () => ({ getDirectoryHandle: async () => folder }) },
  });
  return disk;
}
