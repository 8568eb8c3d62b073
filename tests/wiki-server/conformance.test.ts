import { describe, expect, it, vi } from 'vitest';
import { listCases, main, openOwnApi } from './conformance/run';
import { createWikiServer } from './create-wiki-server';
import { addSampleData } from './sample-wiki';
import { MODES } from './schemas';
import { serveOnLoopback } from './serve';

describe.each(MODES)('our own wiki server, mode %s', async (mode) => {
  const api = await openOwnApi(mode);

  it('is told from the others by its answers', () => {
    expect(api.mode).toBe(mode);
  });

  it.each(listCases(api).map((testCase) => [testCase.name, testCase] as const))('%s', async (_, testCase) => {
    await testCase.run(api);
  });
});

it('any server is held by its address and token alone', async () => {
  // The one test that may: loopback is its subject.
  vi.unstubAllGlobals();
  const outputLines: string[] = [];
  const logSpy = vi.spyOn(console, 'log').mockImplementation((line) => void outputLines.push(String(line)));
  const server = createWikiServer({ token: 'theirs', limits: { read: 100_000, write: 100_000 } });
  addSampleData(server.state);
  const { baseUrl, close } = await serveOnLoopback(server.fetch);
  try {
    expect(await main(['--base', `${baseUrl}/`, '--token', 'theirs'])).toBe(0);
    expect(outputLines.at(-1)).toMatch(/^\n\d\d+ passed, 0 failed$/);
    server.state.lookup = () => null;
    expect(await main(['--base', baseUrl, '--token', 'theirs'])).toBe(1);
    expect(outputLines.some((line) => line.includes('FAIL') && line.includes('lookup'))).toBe(true);
  } finally {
    logSpy.mockRestore();
    await close();
  }
}, 30_000);
