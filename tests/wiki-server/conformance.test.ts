import { describe, expect, it, vi } from 'vitest';
import { listCases, main, openInMemoryApi } from './conformance/run';
import { createWikiServer } from './create-wiki-server';
import { addSampleData } from './sample-wiki';
import { MODES } from './schemas';
import { serveOnLoopback } from './serve';

describe.each(MODES)('createWikiServer as the server version %s', async (mode) => {
  const api = await openInMemoryApi(mode);

  it('has responses that identify its mode', () => {
    expect(api.mode).toBe(mode);
  });

  it.each(listCases(api).map((testCase) => [testCase.name, testCase] as const))('%s', async (_, testCase) => {
    await testCase.run(api);
  });
});

describe('npm run test:wiki-conformance', () => {
  it('checks the server at a given base URL', async () => {
    // The test setup blocks `fetch`, but this test connects to a server on loopback.
    vi.unstubAllGlobals();
    const outputLines: string[] = [];
    const logSpy = vi.spyOn(console, 'log').mockImplementation((line) => void outputLines.push(String(line)));
    const server = createWikiServer({ token: 'theirs', limits: { read: 100_000, write: 100_000 } });
    addSampleData(server.state);
    const { baseUrl, close } = await serveOnLoopback(server.fetch);
    try {
      expect(await main(['--base', `${baseUrl}/`, '--token', 'theirs'])).toBe(0);
      expect(outputLines.at(-1)).toMatch(/^\n\d\d+ passed, 0 failed$/);
      server.state.findByUrl = () => null;
      expect(await main(['--base', baseUrl, '--token', 'theirs'])).toBe(1);
      expect(outputLines.some((line) => line.includes('FAIL') && line.includes('lookup'))).toBe(true);
    } finally {
      logSpy.mockRestore();
      await close();
    }
  });
});
