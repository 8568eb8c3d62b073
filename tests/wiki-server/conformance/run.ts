import { createWikiServer } from '../create-wiki-server';
import { addSampleData } from '../sample-wiki';
import { MODES, type Mode } from '../schemas';
import { accessCases } from './access-cases';
import { type Api, type ConformanceCase, openApi } from './api';
import { fieldCases } from './field-cases';
import { indexAndQuoteCases } from './index-and-quote-cases';
import { otherCases } from './other-cases';
import { resourceCases } from './resource-cases';

const allCases: ConformanceCase[] = [
  ...accessCases,
  ...fieldCases,
  ...resourceCases,
  ...indexAndQuoteCases,
  ...otherCases,
];

/** Returns the cases that apply to a server in this mode. */
export const listCases = ({ mode, clockControl }: Api): ConformanceCase[] =>
  allCases.filter(
    ({ modes, needsClockControl }) =>
      (!modes || modes.includes(mode)) && (!needsClockControl || clockControl !== null),
  );

/** Opens the in-memory server in one mode, with a clock that only the cases advance. */
export function openInMemoryApi(mode: Mode): Promise<Api> {
  const clock = { nowMs: Date.parse('2026-03-20T12:00:00Z') };
  const server = createWikiServer({ mode, token: 'secret', now: () => clock.nowMs });
  addSampleData(server.state);
  const advance = (ms: number) => {
    clock.nowMs += ms;
  };
  const wait = async (ms: number) => advance(ms);
  return openApi({
    fetch: server.fetch,
    baseUrl: 'http://wiki.test',
    token: 'secret',
    wait,
    clockControl: { advance },
  });
}

/** Runs `npm run test:wiki-conformance [-- --base URL --token T]`. Returns the exit code. */
export async function main(args: string[]): Promise<number> {
  const getOption = (name: string) => (args.includes(name) ? args[args.indexOf(name) + 1] : undefined);
  const requestedBaseUrl = getOption('--base')?.replace(/\/+$/, '');
  const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
  const remoteServer = {
    fetch: (request: Request) => fetch(request, { redirect: 'manual' }),
    token: getOption('--token') ?? '',
    wait,
    clockControl: null,
  };
  const apisUnderTest = requestedBaseUrl
    ? [await openApi({ ...remoteServer, baseUrl: requestedBaseUrl })]
    : await Promise.all(MODES.map(openInMemoryApi));
  const totals = { passed: 0, failed: 0 };
  for (const api of apisUnderTest) {
    console.log(`\n${requestedBaseUrl ?? 'in-memory server'}, ${api.mode}`);
    for (const testCase of listCases(api)) {
      const problem = await testCase.run(api).then(
        () => null,
        (error: unknown) => (error instanceof Error ? error.message : String(error)),
      );
      totals[problem === null ? 'passed' : 'failed'] += 1;
      console.log(
        problem === null ? `  ok    ${testCase.name}` : `  FAIL  ${testCase.name}\n        ${problem}`,
      );
    }
  }
  console.log(`\n${totals.passed} passed, ${totals.failed} failed`);
  return totals.failed === 0 ? 0 : 1;
}
