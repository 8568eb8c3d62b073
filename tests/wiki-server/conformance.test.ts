import { describe, expect, it, vi } from 'vitest';
import { casesFor, main, ownApi } from './conformance/run';
import { fillWithSamples } from './sample-wiki';
import { MODES } from './schemas';
import { serveOnLoopback } from './serve';
import { createWikiServer } from './server';

describe.each(MODES)('our own wiki server, mode %s', async (mode) => {
  const api = await ownApi(mode);

  it('is told from the others by its answers', () => {
    expect(api.mode).toBe(mode);
  });

  it.each(casesFor(api).map((each) => [each.name, each] as const))('%s', async (_, each) => {
    await each.run(api);
  });
});

it('any server is held by its address and token alone', async () => {
  // The one test that may: loopback is its subject.
  vi.unstubAllGlobals();
  const said: string[] = [];
  const listening = vi.spyOn(console, 'log').mockImplementation((words) => void said.push(String(words)));
  const server = createWikiServer({ token: 'theirs', limits: { read: 100_000, write: 100_000 } });
  fillWithSamples(server.state);
  const { baseUrl, close } = await serveOnLoopback(server.fetch);
  try {
    expect(await main(['--base', `${baseUrl}/`, '--token', 'theirs'])).toBe(0);
    expect(said.at(-1)).toMatch(/^\n\d\d+ passed, 0 failed$/);
    server.state.lookup = () => null;
    expect(await main(['--base', baseUrl, '--token', 'theirs'])).toBe(1);
    expect(said.some((line) => line.includes('FAIL') && line.includes('lookup'))).toBe(true);
  } finally {
    listening.mockRestore();
    await close();
  }
}, 30_000);
