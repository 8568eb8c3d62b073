import type { Mode } from '../schemas';
import { assert, assertStatus, type ConformanceCase } from './api';

const allModes: Mode[] = ['base', 'base-with-faults', 'newer'];
const newerModes: Mode[] = ['newer'];
const repeatLetter = (count: number) => 'x'.repeat(count);

/** The limits of fields (docs/wiki-protocol.md, sections 5.1 and 11), each with an accepted and a rejected value. */
const FIELD_LIMITS: [field: string, acceptedValue: unknown, rejectedValue: unknown, modes: Mode[]][] = [
  ['title', repeatLetter(1000), repeatLetter(1001), allModes],
  ['summary', repeatLetter(50_000), repeatLetter(50_001), allModes],
  ['review', repeatLetter(50_000), repeatLetter(50_001), allModes],
  ['abstract', repeatLetter(50_000), repeatLetter(50_001), allModes],
  ['publicationId', repeatLetter(200), repeatLetter(201), allModes],
  ['localFilename', repeatLetter(500), repeatLetter(501), allModes],
  ['contentHash', repeatLetter(200), repeatLetter(201), allModes],
  ['keyPoints', Array(50).fill(repeatLetter(2000)), Array(51).fill('x'), allModes],
  ['keyPoints', ['x'], [repeatLetter(2001)], allModes],
  ['authors', Array(5000).fill('x'), Array(5001).fill('x'), allModes],
  ['authors', [repeatLetter(500)], [repeatLetter(501)], allModes],
  ['tags', Array(50).fill('x'), Array(51).fill('x'), allModes],
  ['tags', [repeatLetter(200)], [repeatLetter(201)], allModes],
  [
    'archiveUrl',
    `https://a.example/${repeatLetter(1982)}`,
    `https://a.example/${repeatLetter(1983)}`,
    allModes,
  ],
  ['archiveUrl', 'https://a.example/', 'not a URL', allModes],
  ['credibilityOverride', 1, 1.01, allModes],
  ['credibilityOverride', 0, -0.01, allModes],
  ['credibilityOverride', 0.5, '0.5', allModes],
  ['type', 'government', 'news', allModes],
  ['fetchedAt', '2026-03-10T09:08:07Z', '2026-03-10T09:08:07+02:00', allModes],
  ['fetchedAt', '2026-03-10T09:08:07.123Z', '2026-03-10T09:08:07', allModes],
  ['fetchedAt', '2026-03-10T09:08:07Z', '2026-03-10', allModes],
  ['publishedDate', '2026-02-28', '2026', allModes],
  ['publishedDate', '2026-02-28', '2026-02', allModes],
  ['publishedDate', '2026-02-28', '2026-02-28T00:00:00Z', allModes],
  ['publishedDate', '2026-02-28', '', allModes],
  ['contextNote', repeatLetter(500), repeatLetter(501), newerModes],
  ['resourcePurpose', repeatLetter(100), repeatLetter(101), newerModes],
  ['resourceSubtype', repeatLetter(100), repeatLetter(101), newerModes],
  ['publisherEntityId', repeatLetter(200), repeatLetter(201), newerModes],
  ['enrichmentStatus', repeatLetter(50), repeatLetter(51), newerModes],
  ['relatedEntityIds', Array(50).fill('x'), Array(51).fill('x'), newerModes],
  ['importanceScore', 1, 1.1, newerModes],
  ['stance', 'analysis', 'against', newerModes],
  ['contentLifecycle', 'versioned', 'old', newerModes],
  ['typeMetadata', { any: ['thing'] }, 'text', newerModes],
];
/** The fields on which servers with the known faults fail (section 10). */
const FIELDS_WITH_SERVER_FAULT = ['authors', 'tags', 'keyPoints', 'fetchedAt'];
const formatValue = (value: unknown) => {
  const text = JSON.stringify(value);
  return text.length > 60
    ? `${text.slice(0, 30)}… (${Array.isArray(value) ? `${value.length} items` : `${String(value).length} characters`})`
    : text;
};

/** Cases for the fields of an upsert: limits, required fields, unknown fields and known faults. */
export const fieldCases: ConformanceCase[] = [
  ...FIELD_LIMITS.map(
    ([field, acceptedValue, rejectedValue, modes]): ConformanceCase => ({
      name: `${field} accepts ${formatValue(acceptedValue)} and rejects ${formatValue(rejectedValue)}`,
      modes,
      run: async ({ sendRequest, createResourceFields, mode }) => {
        const target = createResourceFields();
        const acceptedResponse = await sendRequest('POST', '/api/resources/batch', {
          body: { items: [{ ...target, [field]: acceptedValue }] },
        });
        assertStatus(
          acceptedResponse,
          mode === 'base-with-faults' && FIELDS_WITH_SERVER_FAULT.includes(field) ? 500 : 201,
        );
        const rejectedResponse = await sendRequest('POST', '/api/resources/batch', {
          body: { items: [target, { ...createResourceFields(), [field]: rejectedValue }] },
        });
        assertStatus(rejectedResponse, 400);
        assert(rejectedResponse.json?.error === 'validation_error', rejectedResponse.text);
        const issues = JSON.parse(rejectedResponse.json.message);
        const path = issues[0].path;
        assert(path[0] === 'items' && path[1] === 1 && path[2] === field, `path ${JSON.stringify(path)}`);
      },
    }),
  ),
  ...(
    [
      ['id', { id: '' }],
      ['id', { id: repeatLetter(201) }],
      ['id', { id: undefined }],
      ['url', { url: undefined }],
      ['url', { url: 'not a URL' }],
      ['url', { url: `https://a.example/${repeatLetter(1983)}` }],
    ] as const
  ).map(
    ([field, patch]): ConformanceCase => ({
      name: `an upsert with ${field} ${formatValue(Object.values(patch)[0] ?? 'absent')} returns 400 and names the field`,
      run: async ({ sendRequest, createResourceFields }) => {
        const response = await sendRequest('POST', '/api/resources', {
          body: { ...createResourceFields(), ...patch },
        });
        assertStatus(response, 400);
        assert(JSON.parse(response.json.message)[0].path[0] === field, response.text.slice(0, 200));
      },
    }),
  ),
  {
    name: 'all nine types are accepted',
    run: async ({ sendRequest, createResourceFields }) => {
      const types = ['paper', 'blog', 'report', 'book', 'talk', 'podcast', 'government', 'reference', 'web'];
      const items = types.map((type) => ({ ...createResourceFields(), type }));
      assertStatus(await sendRequest('POST', '/api/resources/batch', { body: { items } }), 201);
    },
  },
  {
    name: 'lengths count UTF-16 code units',
    run: async ({ sendRequest, createResourceFields }) => {
      assertStatus(
        await sendRequest('POST', '/api/resources', {
          body: { ...createResourceFields(), title: '𝔘'.repeat(500) },
        }),
        201,
      );
      assertStatus(
        await sendRequest('POST', '/api/resources', {
          body: { ...createResourceFields(), title: '𝔘'.repeat(501) },
        }),
        400,
      );
    },
  },
  {
    name: 'unknown fields are ignored without an error',
    run: async ({ sendRequest, createResourceFields }) => {
      const target = createResourceFields();
      assertStatus(await sendRequest('POST', '/api/resources', { body: { ...target, nonsense: 1 } }), 201);
      const { json } = await sendRequest('GET', `/api/resources/${target.id}`);
      assert(!('nonsense' in json), 'the unknown field was stored');
    },
  },
  {
    name: 'base servers ignore the fields of newer servers',
    modes: ['base', 'base-with-faults'],
    run: async ({ sendRequest, createResourceFields }) => {
      const target = createResourceFields();
      assertStatus(
        await sendRequest('POST', '/api/resources', {
          body: { ...target, contextNote: 'x', importanceScore: 0.4 },
        }),
        201,
      );
      const { json } = await sendRequest('GET', `/api/resources/${target.id}`);
      assert(!('contextNote' in json) && !('importanceScore' in json), 'the newer fields were stored');
    },
  },
  ...(
    [
      ['a date that does not exist', { publishedDate: '2026-02-30' }],
      ['a NUL character', { title: 'a\u0000b' }],
    ] as const
  ).map(
    ([description, patch]): ConformanceCase => ({
      name: `${description} returns 500`,
      run: async ({ sendRequest, createResourceFields }) =>
        assertStatus(
          await sendRequest('POST', '/api/resources', { body: { ...createResourceFields(), ...patch } }),
          500,
        ),
    }),
  ),
  ...FIELDS_WITH_SERVER_FAULT.map(
    (field): ConformanceCase => ({
      name: `the fault of section 10: every upsert with ${field} returns 500`,
      modes: ['base-with-faults'],
      run: async ({ sendRequest, createResourceFields }) => {
        const value = field === 'fetchedAt' ? '2026-03-10T09:08:07Z' : ['x'];
        const target = createResourceFields();
        assertStatus(
          await sendRequest('POST', '/api/resources', { body: { ...target, [field]: value } }),
          500,
        );
        assertStatus(
          await sendRequest('POST', '/api/resources/batch', {
            body: { items: [{ ...target, [field]: value }] },
          }),
          500,
        );
        assertStatus(
          await sendRequest('POST', '/api/resources/batch', {
            body: { items: [{ ...target, [field]: null, title: 'x' }] },
          }),
          201,
        );
      },
    }),
  ),
  {
    name: 'fetchedAt returns 500 in a single upsert and works in a batch',
    modes: ['newer'],
    run: async ({ sendRequest, createResourceFields }) => {
      const body = { ...createResourceFields(), fetchedAt: '2026-03-10T09:08:07Z' };
      const singleResponse = await sendRequest('POST', '/api/resources', { body });
      assertStatus(singleResponse, 500);
      assert(singleResponse.json?.error === 'database_error', singleResponse.text);
      assertStatus(await sendRequest('POST', '/api/resources/batch', { body: { items: [body] } }), 201);
    },
  },
];
