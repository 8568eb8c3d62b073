import { all, rawText } from './dom';

/** One thing that a page describes in JSON-LD; what its properties hold is unknown. */
export type LdNode = Record<string, unknown>;

/**
 * The things a page describes: those at the top, in a `@graph` or as `mainEntity`, and every node by its `@id`. `cut`:
 * there was more than is read.
 */
export type LinkedData = { top: LdNode[]; byId: ReadonlyMap<string, LdNode>; cut: boolean };

/**
 * The JSON-LD of a page (schema.org). Comments around a block, trailing commas, raw line breaks in strings and escaped
 * quotes are repaired; a block that still cannot be parsed is left out.
 */
export function linkedDataOf(page: Document): LinkedData {
  const top: LdNode[] = [];
  const byId = new Map<string, LdNode>();
  let budget = MAX_CHARACTERS;
  for (const script of all(page, 'script[type*="ld+json" i]')) {
    const text = rawText(script, MAX_CHARACTERS);
    budget -= text.length;
    if (budget < 0) break;
    const parsed = parsedJson(text);
    for (const node of nodesIn(parsed, 0)) top.push(node);
    index(parsed, byId, 0);
  }
  return { top, byId, cut: budget < 0 };
}

/** The types of a node without their prefix, as written. */
export function typesOf(node: LdNode): string[] {
  return listOf(node['@type'])
    .filter((type) => typeof type === 'string')
    .map((type) => type.replace(/^.*[/:#]/, ''));
}

/** A value as a list: null is none, one thing is a list of one, `@list` and `@set` are opened. */
export function listOf(value: unknown): unknown[] {
  if (value === null || value === undefined) return [];
  if (Array.isArray(value)) return value.flatMap(listOf);
  if (isNode(value) && ('@list' in value || '@set' in value)) return listOf(value['@list'] ?? value['@set']);
  return [value];
}

/** A value as text: a string or number, a `@value`, or the name of a thing, also of one that is only referred to. */
export function ldText(value: unknown, data: LinkedData): string | null {
  const [one] = listOf(value);
  if (typeof one === 'string') return one;
  if (typeof one === 'number') return String(one);
  const node = ldNode(one, data);
  if (!node) return null;
  const named = node['@value'] ?? node.name;
  return typeof named === 'string'
    ? named
    : typeof named === 'object'
      ? ldText(listOf(named)[0], data)
      : null;
}

/** A value as a thing; one that is only referred to by `@id` is looked up. Null: it is no thing. */
export function ldNode(value: unknown, data: LinkedData): LdNode | null {
  if (!isNode(value)) return null;
  const id = value['@id'];
  if (typeof id !== 'string' || Object.keys(value).length > 2) return value;
  return data.byId.get(id) ?? value;
}

// JSON.parse takes about 10 ms a megabyte; pages with more than this describe a shop, not a source.
const MAX_CHARACTERS = 1_000_000;
const MAX_DEPTH = 12;
const MAX_IDS = 5000;

function isNode(value: unknown): value is LdNode {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function parsedJson(text: string): unknown {
  for (const attempt of [(given: string) => given, repaired, (given: string) => repaired(unescaped(given))]) {
    try {
      return JSON.parse(attempt(text));
    } catch {
      // The next attempt repairs more.
    }
  }
  return null;
}

const unescaped = (text: string): string => text.replaceAll('&quot;', '"').replaceAll('&amp;', '&');

function repaired(text: string): string {
  const json = text
    .replace(/^\s*(?:<!--|\/\/\s*<!\[CDATA\[|\/\*\s*<!\[CDATA\[\s*\*\/|<!\[CDATA\[)/, '')
    .replace(/(?:-->|\/\/\s*\]\]>|\/\*\s*\]\]>\s*\*\/|\]\]>)\s*$/, '')
    .trim()
    .replace(/;$/, '');
  const strings = json.replace(/"(?:[^"\\]|\\[\s\S])*"/g, (string) =>
    string
      .replace(/\r?\n|\r/g, '\\n')
      .replaceAll('\t', '\\t')
      .replace(/\\(?!["\\/bfnrtu])/g, '\\\\')
      .replace(/\p{Cc}/gu, ' '),
  );
  const commas = strings.replace(/,(\s*[}\]])/g, '$1').replace(/,\s*$/, '');
  return /^\{[\s\S]*\}\s*\{[\s\S]*\}$/.test(commas) ? `[${commas.replace(/\}\s*\{/g, '},{')}]` : commas;
}

function nodesIn(value: unknown, depth: number): LdNode[] {
  if (depth > MAX_DEPTH) return [];
  if (Array.isArray(value)) return value.slice(0, 500).flatMap((item) => nodesIn(item, depth + 1));
  if (!isNode(value)) return [];
  const inner = ['@graph', 'mainEntity', 'mainEntityOfPage'].flatMap((key) => nodesIn(value[key], depth + 1));
  return '@type' in value ? [value, ...inner] : inner;
}

function index(value: unknown, byId: Map<string, LdNode>, depth: number): void {
  if (depth > MAX_DEPTH || byId.size > MAX_IDS) return;
  if (Array.isArray(value)) {
    for (const item of value) index(item, byId, depth + 1);
  } else if (isNode(value)) {
    remember(value, byId);
    for (const key of Object.keys(value)) index(value[key], byId, depth + 1);
  }
}

// A node is often given once in full and elsewhere by its id alone.
function remember(node: LdNode, byId: Map<string, LdNode>): void {
  const id = node['@id'];
  if (typeof id !== 'string') return;
  const known = byId.get(id);
  if (!known || Object.keys(node).length > Object.keys(known).length) byId.set(id, node);
}
