import { expect, it } from 'vitest';
import { runSchedule } from './simulation';
import { listViolations } from './simulation-result';

// Each schedule once broke a rule.
const SCHEDULES = [
  // A citing page is deleted and created again while the flush reads it.
  `{"modes":["base","base"],"ignoresContextNote":true,"skewHours":0,"steps":[{"type":"edit","edit":{"slot":0,"field":"title","isRemoval":false}},{"type":"flush","wiki":"a","killAfter":null,"events":[]},{"type":"follow-up","action":{"type":"cite","wiki":"a","slot":0,"pages":1}},{"type":"edit","edit":{"slot":0,"field":"title","isRemoval":true}},{"type":"flush","wiki":"a","killAfter":null,"events":[{"at":2,"type":"editor-follow-up","action":{"type":"cite","wiki":"a","slot":0,"pages":-1}},{"at":3,"type":"editor-follow-up","action":{"type":"cite","wiki":"a","slot":0,"pages":1}},{"at":10,"type":"reader-follow-up","action":{"type":"page-link","wiki":"a","slot":0,"page":0,"isLinked":true}}]},{"type":"flush","wiki":"a","killAfter":null,"events":[]},{"type":"flush","wiki":"a","killAfter":null,"events":[]},{"type":"wait","seconds":0},{"type":"edit","edit":{"slot":0,"field":"title","isRemoval":true}}],"policies":["never","never"]}`,
];

it.each(SCHEDULES)('the sync breaks no rule in an earlier counterexample', async (schedule) => {
  const result = await runSchedule(JSON.parse(schedule) as Parameters<typeof runSchedule>[0]);
  expect(listViolations(result)).toEqual([]);
});
