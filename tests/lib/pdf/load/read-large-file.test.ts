import { afterEach, expect, it, vi } from 'vitest';
import { readPdfFile } from '@/lib/pdf/load/read-pdf-source';

afterEach(() => vi.unstubAllGlobals());

it('says that a file is too large if its first bytes take too long to open', async () => {
  // Node.js has no worker of browsers. This one cannot load, which is reported as a document that takes too long to open.
  class FailingWorker extends EventTarget {
    constructor() {
      super();
      setTimeout(() => this.dispatchEvent(new Event('error')));
    }
    postMessage() {}
    terminate() {}
  }
  vi.stubGlobal('Worker', FailingWorker);
  const file = new File(['%PDF-1.7\n'], 'tides.pdf');
  Object.defineProperty(file, 'size', { value: 300_000_000 });
  const reading = await readPdfFile(file, {
    password: null,
    signal: new AbortController().signal,
    onProgress: () => {},
    detectLanguage: async () => null,
  });
  expect(reading).toEqual({ ok: false, problem: 'pdf-too-large' });
});
