import { fillWithSamples } from '../sample-wiki';
import { MODES, type Mode } from '../schemas';
import { createWikiServer } from '../server';
import { accessCases } from './access-cases';
import { type Api, type Case, openApi } from './api';
import { fieldCases } from './field-cases';
import { otherCases } from './other-cases';
import { resourceCases } from './resource-cases';

const cases: Case[] = [...accessCases, ...fieldCases, ...resourceCases, ...otherCases];

/** The cases that a server of this age and kind can be held to. */
export const casesFor = ({ mode, own }: Api): Case[] =>
  cases.filter(({ modes, ownOnly }) => (!modes || modes.includes(mode)) && (!ownOnly || own !== null));

/** Our own server in one mode, with a clock that only moves when a case says so. */
export function ownApi(mode: Mode): Promise<Api> {
  const clock = { now: Date.parse('2026-03-20T12:00:00Z') };
  const server = createWikiServer({ mode, token: 'secret', now: () => clock.now });
  fillWithSamples(server.state);
  const advance = (ms: number) => {
    clock.now += ms;
  };
  const wait = async (ms: number) => advance(ms);
  return openApi({
    fetch: server.fetch,
    baseUrl: 'http://wiki.test',
    token: 'secret',
    wait,
    own: { advance },
  });
}

/** `npm run test:wiki-conformance [-- --base URL --token T]`. Gives the exit code. */
export async function main(args: string[]): Promise<number> {
  const after = (name: string) => (args.includes(name) ? args[args.indexOf(name) + 1] : undefined);
  const base = after('--base')?.replace(/\/+$/, '');
  const wait = (ms: number) => new Promise<void>((done) => setTimeout(done, ms));
  const target = {
    fetch: (request: Request) => fetch(request, { redirect: 'manual' }),
    token: after('--token') ?? '',
    wait,
    own: null,
  };
  const apis = base ? [await openApi({ ...target, baseUrl: base })] : await Promise.all(MODES.map(ownApi));
  const count = { passed: 0, failed: 0 };
  for (const api of apis) {
    console.log(`\n${base ?? 'own server'}, ${api.mode}`);
    for (const each of casesFor(api)) {
      const problem = await each.run(api).then(
        () => null,
        (error: unknown) => (error instanceof Error ? error.message : String(error)),
      );
      count[problem === null ? 'passed' : 'failed'] += 1;
      console.log(problem === null ? `  ok    ${each.name}` : `  FAIL  ${each.name}\n        ${problem}`);
    }
  }
  console.log(`\n${count.passed} passed, ${count.failed} failed`);
  return count.failed === 0 ? 0 : 1;
}
