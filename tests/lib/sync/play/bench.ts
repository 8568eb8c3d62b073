import { writeFileSync } from 'node:fs';
import { flush } from '@/lib/sync/flush';
import type { SyncDeps } from '@/lib/sync/run';
import { researchWiki } from '@/lib/wiki-client/research-wiki';
import { withFaults } from '../../../wiki-server/faults';
import { serveOnLoopback } from '../../../wiki-server/serve';
import { createWikiServer } from '../../../wiki-server/server';
import { aSource } from './a-source';
import { PlayStore } from './play-store';

const pause = (ms: number) => new Promise<void>((done) => setTimeout(done, ms));

/** `npm run bench:sync -- [--sources 10000] [--failing 0.2] [--json FILE]`: pushes to a wiki on loopback, limits 60 times shorter. */
export async function main(args: string[]): Promise<number> {
  const after = (name: string) => (args.includes(name) ? args[args.indexOf(name) + 1] : undefined);
  const sources = Number(after('--sources') ?? 10_000);
  const failing = Number(after('--failing') ?? 0);
  const server = createWikiServer({ token: 'secret', limits: { windowMs: 1000 } });
  const counted = { reads: 0, writes: 0, refused: 0 };
  const faulty = withFaults({
    server,
    plan: () => (Math.random() < failing ? 'failing' : null),
    wait: pause,
  });
  const { baseUrl, close } = await serveOnLoopback(async (request, env) => {
    const answer = await faulty(request, env);
    if (answer.status === 429) counted.refused += 1;
    else counted[request.method === 'GET' ? 'reads' : 'writes'] += 1;
    return answer;
  });
  const store = new PlayStore(['w'], () => new Date());
  for (let n = 0; n < sources; n += 1)
    store.save(
      aSource({
        url: `https://example.com/${n}`,
        stableId: aSource({ url: `https://example.com/${n}` }).stableId,
        title: `Title ${n}`,
        summary: 'A summary.',
        tags: ['a'],
      }),
    );
  const client = researchWiki(
    { name: 'W', baseUrl, token: 'secret' },
    {
      fetch,
      after: (ms, run) => {
        const timer = setTimeout(run, ms);
        return () => clearTimeout(timer);
      },
      hasPermission: async () => true,
    },
  );
  const deps: SyncDeps = {
    store,
    client,
    now: () => new Date(),
    chance: Math.random,
    venueIsShared: () => true,
  };
  const wiki = {
    id: 'w',
    name: 'W',
    baseUrl,
    contentPolicy: 'never' as const,
    credibilityMapping: null,
    active: true,
  };
  const startMs = performance.now();
  for (;;) {
    const end = await flush(deps, wiki);
    if (end.nextAt === null) break;
    await pause(Math.max(1, Date.parse(end.nextAt) - Date.now()));
  }
  const seconds = (performance.now() - startMs) / 1000;
  await close();
  const minimum = sources + Math.ceil(sources / 50) + sources;
  const requests = counted.reads + counted.writes;
  const result = {
    sources,
    arrived: server.state.rows.size,
    synced: [...store.records.values()].filter(({ state }) => state.state === 'synced').length,
    requests,
    minimum,
    ratio: Number((requests / minimum).toFixed(3)),
    ...counted,
    seconds: Number(seconds.toFixed(1)),
    peakMb: Math.round(process.resourceUsage().maxRSS / 1000),
  };
  for (const [name, value] of Object.entries(result)) console.log(`${name.padEnd(10)} ${value}`);
  const file = after('--json');
  if (file) writeFileSync(file, `${JSON.stringify(result)}\n`);
  return result.synced === sources ? 0 : 1;
}
