import { getRawText, queryAll } from './dom';

/** One thing that a page describes in JSON-LD; what its properties hold is unknown. */
export type JsonLdNode = Record<string, unknown>;

/**
 * The things a page describes: those at the top, in a `@graph` or as `mainEntity`, and every node by its `@id`. `cut`:
 * there was more than is read.
 */
export type LinkedData = {
  topNodes: JsonLdNode[];
  nodesById: ReadonlyMap<string, JsonLdNode>;
  isTruncated: boolean;
};

/**
 * The JSON-LD of a page (schema.org). Comments around a block, trailing commas, raw line breaks in strings and escaped
 * quotes are repaired; a block that still cannot be parsed is left out.
 */
export function parseLinkedData(page: Document): LinkedData {
  const topNodes: JsonLdNode[] = [];
  const nodesById = new Map<string, JsonLdNode>();
  let remainingCharacters = MAX_CHARACTERS;
  for (const script of queryAll(page, 'script[type*="ld+json" i]')) {
    const text = getRawText(script, MAX_CHARACTERS);
    remainingCharacters -= text.length;
    if (remainingCharacters < 0) break;
    const parsed = parseLenientJson(text);
    for (const node of collectNodes(parsed, 0)) topNodes.push(node);
    indexNodes(parsed, nodesById, 0);
  }
  return { topNodes, nodesById, isTruncated: remainingCharacters < 0 };
}

/** The types of a node without their prefix, as written. */
export function getSchemaTypes(node: JsonLdNode): string[] {
  return toArray(node['@type'])
    .filter((type) => typeof type === 'string')
    .map((type) => type.replace(/^.*[/:#]/, ''));
}

/** A value as a list: null is none, one thing is a list of one, `@list` and `@set` are opened. */
export function toArray(value: unknown): unknown[] {
  if (value === null || value === undefined) return [];
  if (Array.isArray(value)) return value.flatMap(toArray);
  if (isJsonLdNode(value) && ('@list' in value || '@set' in value))
    return toArray(value['@list'] ?? value['@set']);
  return [value];
}

/** A value as text: a string or number, a `@value`, or the name of a thing, also of one that is only referred to. */
export function getJsonLdText(value: unknown, linkedData: LinkedData): string | null {
  const [item] = toArray(value);
  if (typeof item === 'string') return item;
  if (typeof item === 'number') return String(item);
  const node = resolveJsonLdNode(item, linkedData);
  if (!node) return null;
  const name = node['@value'] ?? node.name;
  return typeof name === 'string'
    ? name
    : typeof name === 'object'
      ? getJsonLdText(toArray(name)[0], linkedData)
      : null;
}

/** A value as a thing; one that is only referred to by `@id` is looked up. Null: it is no thing. */
export function resolveJsonLdNode(value: unknown, linkedData: LinkedData): JsonLdNode | null {
  if (!isJsonLdNode(value)) return null;
  const id = value['@id'];
  if (typeof id !== 'string' || Object.keys(value).length > 2) return value;
  return linkedData.nodesById.get(id) ?? value;
}

// JSON.parse takes about 10 ms a megabyte; pages with more than this describe a shop, not a source.
const MAX_CHARACTERS = 1_000_000;
const MAX_DEPTH = 12;
const MAX_IDS = 5000;

function isJsonLdNode(value: unknown): value is JsonLdNode {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function parseLenientJson(text: string): unknown {
  for (const repair of [
    (given: string) => given,
    repairJson,
    (given: string) => repairJson(unescapeQuotes(given)),
  ]) {
    try {
      return JSON.parse(repair(text));
    } catch {
      // The next attempt repairs more.
    }
  }
  return null;
}

const unescapeQuotes = (text: string): string => text.replaceAll('&quot;', '"').replaceAll('&amp;', '&');

function repairJson(text: string): string {
  const json = text
    .replace(/^\s*(?:<!--|\/\/\s*<!\[CDATA\[|\/\*\s*<!\[CDATA\[\s*\*\/|<!\[CDATA\[)/, '')
    .replace(/(?:-->|\/\/\s*\]\]>|\/\*\s*\]\]>\s*\*\/|\]\]>)\s*$/, '')
    .trim()
    .replace(/;$/, '');
  const withValidStrings = json.replace(/"(?:[^"\\]|\\[\s\S])*"/g, (string) =>
    string
      .replace(/\r?\n|\r/g, '\\n')
      .replaceAll('\t', '\\t')
      .replace(/\\(?!["\\/bfnrtu])/g, '\\\\')
      .replace(/\p{Cc}/gu, ' '),
  );
  const withoutTrailingCommas = withValidStrings.replace(/,(\s*[}\]])/g, '$1').replace(/,\s*$/, '');
  return /^\{[\s\S]*\}\s*\{[\s\S]*\}$/.test(withoutTrailingCommas)
    ? `[${withoutTrailingCommas.replace(/\}\s*\{/g, '},{')}]`
    : withoutTrailingCommas;
}

function collectNodes(value: unknown, depth: number): JsonLdNode[] {
  if (depth > MAX_DEPTH) return [];
  if (Array.isArray(value)) return value.slice(0, 500).flatMap((item) => collectNodes(item, depth + 1));
  if (!isJsonLdNode(value)) return [];
  const nestedNodes = ['@graph', 'mainEntity', 'mainEntityOfPage'].flatMap((key) =>
    collectNodes(value[key], depth + 1),
  );
  return '@type' in value ? [value, ...nestedNodes] : nestedNodes;
}

function indexNodes(value: unknown, nodesById: Map<string, JsonLdNode>, depth: number): void {
  if (depth > MAX_DEPTH || nodesById.size > MAX_IDS) return;
  if (Array.isArray(value)) {
    for (const item of value) indexNodes(item, nodesById, depth + 1);
  } else if (isJsonLdNode(value)) {
    addToIndex(value, nodesById);
    for (const key of Object.keys(value)) indexNodes(value[key], nodesById, depth + 1);
  }
}

// A node is often given once in full and elsewhere by its id alone.
function addToIndex(node: JsonLdNode, nodesById: Map<string, JsonLdNode>): void {
  const id = node['@id'];
  if (typeof id !== 'string') return;
  const existing = nodesById.get(id);
  if (!existing || Object.keys(node).length > Object.keys(existing).length) nodesById.set(id, node);
}
