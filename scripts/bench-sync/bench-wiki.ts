import { createWikiServer } from '@/tests/wiki-server/create-wiki-server';
import { injectFaults } from '@/tests/wiki-server/faults';
import { MODES } from '@/tests/wiki-server/schemas';
import { serveOnLoopback } from '@/tests/wiki-server/serve';

/**
 * Runs the wiki of `npm run bench:sync` in a separate process, so that its memory is not measured. Rate-limit
 * windows are 60 times shorter than in the protocol. `--failing` is the share of failing requests, and
 * `--mode` the version of the server. Prints the base URL at the start, and the request counts when its standard input ends.
 */
export async function main(args: string[]): Promise<number> {
  const failureShare = Number(args[args.indexOf('--failing') + 1]);
  const mode = MODES.find((name) => name === args[args.indexOf('--mode') + 1]) ?? 'base';
  const server = createWikiServer({ mode, token: 'secret', limits: { windowMs: 1000 } });
  const counts = { reads: 0, writes: 0, rateLimited: 0 };
  const faultyFetch = injectFaults({
    server,
    plan: () => (Math.random() < failureShare ? 'server-error' : null),
    wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  });
  const { baseUrl, close } = await serveOnLoopback(async (request, env) => {
    const response = await faultyFetch(request, env);
    if (response.status === 429) counts.rateLimited += 1;
    else counts[request.method === 'GET' ? 'reads' : 'writes'] += 1;
    return response;
  });
  console.log(baseUrl);
  for await (const _ of process.stdin);
  console.log(JSON.stringify({ ...counts, arrived: server.state.rows.size }));
  await close();
  return 0;
}
