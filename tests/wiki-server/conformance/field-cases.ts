import type { Mode } from '../schemas';
import { type Case, expect, expectStatus } from './api';

const all: Mode[] = ['base', 'base-as-committed', 'newer'];
const newer: Mode[] = ['newer'];
const letters = (count: number) => 'x'.repeat(count);

/** Section 5.1 and 11 as a table: field, the largest value taken, the smallest refused. */
const limits: [field: string, most: unknown, over: unknown, modes: Mode[]][] = [
  ['title', letters(1000), letters(1001), all],
  ['summary', letters(50_000), letters(50_001), all],
  ['review', letters(50_000), letters(50_001), all],
  ['abstract', letters(50_000), letters(50_001), all],
  ['publicationId', letters(200), letters(201), all],
  ['localFilename', letters(500), letters(501), all],
  ['contentHash', letters(200), letters(201), all],
  ['keyPoints', Array(50).fill(letters(2000)), Array(51).fill('x'), all],
  ['keyPoints', ['x'], [letters(2001)], all],
  ['authors', Array(5000).fill('x'), Array(5001).fill('x'), all],
  ['authors', [letters(500)], [letters(501)], all],
  ['tags', Array(50).fill('x'), Array(51).fill('x'), all],
  ['tags', [letters(200)], [letters(201)], all],
  ['archiveUrl', `https://a.example/${letters(1982)}`, `https://a.example/${letters(1983)}`, all],
  ['archiveUrl', 'https://a.example/', 'no address', all],
  ['credibilityOverride', 1, 1.01, all],
  ['credibilityOverride', 0, -0.01, all],
  ['credibilityOverride', 0.5, '0.5', all],
  ['type', 'government', 'news', all],
  ['fetchedAt', '2026-03-10T09:08:07Z', '2026-03-10T09:08:07+02:00', all],
  ['fetchedAt', '2026-03-10T09:08:07.123Z', '2026-03-10T09:08:07', all],
  ['fetchedAt', '2026-03-10T09:08:07Z', '2026-03-10', all],
  ['publishedDate', '2026-02-28', '2026', all],
  ['publishedDate', '2026-02-28', '2026-02', all],
  ['publishedDate', '2026-02-28', '2026-02-28T00:00:00Z', all],
  ['publishedDate', '2026-02-28', '', all],
  ['contextNote', letters(500), letters(501), newer],
  ['resourcePurpose', letters(100), letters(101), newer],
  ['resourceSubtype', letters(100), letters(101), newer],
  ['publisherEntityId', letters(200), letters(201), newer],
  ['enrichmentStatus', letters(50), letters(51), newer],
  ['relatedEntityIds', Array(50).fill('x'), Array(51).fill('x'), newer],
  ['importanceScore', 1, 1.1, newer],
  ['stance', 'analysis', 'against', newer],
  ['contentLifecycle', 'versioned', 'old', newer],
  ['typeMetadata', { any: ['thing'] }, 'text', newer],
];
const LISTS = ['authors', 'tags', 'keyPoints', 'fetchedAt'];
const say = (value: unknown) => {
  const text = JSON.stringify(value);
  return text.length > 60
    ? `${text.slice(0, 30)}… (${Array.isArray(value) ? `${value.length} items` : `${String(value).length} characters`})`
    : text;
};

/** Each limit from both sides. */
export const fieldCases: Case[] = [
  ...limits.map(
    ([field, most, over, modes]): Case => ({
      name: `${field}: takes ${say(most)}, refuses ${say(over)}`,
      modes,
      run: async ({ call, fresh, mode }) => {
        const target = fresh();
        const taken = await call('POST', '/api/resources/batch', {
          body: { items: [{ ...target, [field]: most }] },
        });
        expectStatus(taken, mode === 'base-as-committed' && LISTS.includes(field) ? 500 : 201);
        const refused = await call('POST', '/api/resources/batch', {
          body: { items: [target, { ...fresh(), [field]: over }] },
        });
        expectStatus(refused, 400);
        expect(refused.json?.error === 'validation_error', refused.text);
        const issues = JSON.parse(refused.json.message);
        const path = issues[0].path;
        expect(path[0] === 'items' && path[1] === 1 && path[2] === field, `path ${JSON.stringify(path)}`);
      },
    }),
  ),
  ...(
    [
      ['id', { id: '' }],
      ['id', { id: letters(201) }],
      ['id', { id: undefined }],
      ['url', { url: undefined }],
      ['url', { url: 'not an address' }],
      ['url', { url: `https://a.example/${letters(1983)}` }],
    ] as const
  ).map(
    ([field, patch]): Case => ({
      name: `an upsert with ${field} ${say(Object.values(patch)[0] ?? 'absent')} is 400 naming it`,
      run: async ({ call, fresh }) => {
        const answer = await call('POST', '/api/resources', { body: { ...fresh(), ...patch } });
        expectStatus(answer, 400);
        expect(JSON.parse(answer.json.message)[0].path[0] === field, answer.text.slice(0, 200));
      },
    }),
  ),
  {
    name: 'all nine types are taken',
    run: async ({ call, fresh }) => {
      const types = ['paper', 'blog', 'report', 'book', 'talk', 'podcast', 'government', 'reference', 'web'];
      const items = types.map((type) => ({ ...fresh(), type }));
      expectStatus(await call('POST', '/api/resources/batch', { body: { items } }), 201);
    },
  },
  {
    name: 'lengths count UTF-16 code units',
    run: async ({ call, fresh }) => {
      expectStatus(
        await call('POST', '/api/resources', { body: { ...fresh(), title: '𝔘'.repeat(500) } }),
        201,
      );
      expectStatus(
        await call('POST', '/api/resources', { body: { ...fresh(), title: '𝔘'.repeat(501) } }),
        400,
      );
    },
  },
  {
    name: 'unknown fields are dropped silently',
    run: async ({ call, fresh }) => {
      const target = fresh();
      expectStatus(await call('POST', '/api/resources', { body: { ...target, nonsense: 1 } }), 201);
      const { json } = await call('GET', `/api/resources/${target.id}`);
      expect(!('nonsense' in json), 'kept it');
    },
  },
  {
    name: 'fields of newer servers are dropped by base ones',
    modes: ['base', 'base-as-committed'],
    run: async ({ call, fresh }) => {
      const target = fresh();
      expectStatus(
        await call('POST', '/api/resources', { body: { ...target, contextNote: 'x', importanceScore: 0.4 } }),
        201,
      );
      const { json } = await call('GET', `/api/resources/${target.id}`);
      expect(!('contextNote' in json) && !('importanceScore' in json), 'kept them');
    },
  },
  ...(
    [
      ['a date that does not exist', { publishedDate: '2026-02-30' }],
      ['a NUL character', { title: 'a\u0000b' }],
    ] as const
  ).map(
    ([what, patch]): Case => ({
      name: `${what} is 500`,
      run: async ({ call, fresh }) =>
        expectStatus(await call('POST', '/api/resources', { body: { ...fresh(), ...patch } }), 500),
    }),
  ),
  ...LISTS.map(
    (field): Case => ({
      name: `the fault of section 10: any upsert with ${field} is 500`,
      modes: ['base-as-committed'],
      run: async ({ call, fresh }) => {
        const value = field === 'fetchedAt' ? '2026-03-10T09:08:07Z' : ['x'];
        const target = fresh();
        expectStatus(await call('POST', '/api/resources', { body: { ...target, [field]: value } }), 500);
        expectStatus(
          await call('POST', '/api/resources/batch', { body: { items: [{ ...target, [field]: value }] } }),
          500,
        );
        expectStatus(
          await call('POST', '/api/resources/batch', {
            body: { items: [{ ...target, [field]: null, title: 'x' }] },
          }),
          201,
        );
      },
    }),
  ),
  {
    name: 'fetchedAt is 500 in a single upsert and works in a batch',
    modes: ['newer'],
    run: async ({ call, fresh }) => {
      const body = { ...fresh(), fetchedAt: '2026-03-10T09:08:07Z' };
      const single = await call('POST', '/api/resources', { body });
      expectStatus(single, 500);
      expect(single.json?.error === 'database_error', single.text);
      expectStatus(await call('POST', '/api/resources/batch', { body: { items: [body] } }), 201);
    },
  },
];
