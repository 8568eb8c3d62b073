import { withFaults } from '../../../../wiki-server/faults';
import { serveOnLoopback } from '../../../../wiki-server/serve';
import { createWikiServer } from '../../../../wiki-server/server';

/**
 * The wiki of `npm run bench:sync`, in a process of its own so that its memory is not counted: limits 60 times shorter
 * than in the protocol, `--failing` for a share of failing requests. Says its address, and what it counted when its input ends.
 */
export async function main(args: string[]): Promise<number> {
  const failing = Number(args[args.indexOf('--failing') + 1]);
  const server = createWikiServer({ token: 'secret', limits: { windowMs: 1000 } });
  const counted = { reads: 0, writes: 0, refused: 0 };
  const faulty = withFaults({
    server,
    plan: () => (Math.random() < failing ? 'failing' : null),
    wait: (ms) => new Promise((done) => setTimeout(done, ms)),
  });
  const { baseUrl, close } = await serveOnLoopback(async (request, env) => {
    const answer = await faulty(request, env);
    if (answer.status === 429) counted.refused += 1;
    else counted[request.method === 'GET' ? 'reads' : 'writes'] += 1;
    return answer;
  });
  console.log(baseUrl);
  for await (const _ of process.stdin);
  console.log(JSON.stringify({ ...counted, arrived: server.state.rows.size }));
  await close();
  return 0;
}
