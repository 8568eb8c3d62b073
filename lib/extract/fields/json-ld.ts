import { getRawText, queryAll } from './dom';

/** One JSON-LD node. The values of its properties are not validated. */
export type JsonLdNode = Record<string, unknown>;

/**
 * The JSON-LD of a page. `topNodes` are the nodes at the top level, in `@graph` and in `mainEntity`.
 * `nodesById` contains all nodes by `@id`. `isTruncated` is true if the page has more JSON-LD than was read.
 */
export type JsonLdIndex = {
  topNodes: JsonLdNode[];
  nodesById: ReadonlyMap<string, JsonLdNode>;
  isTruncated: boolean;
};

/**
 * Parses the JSON-LD of the page (https://www.w3.org/TR/json-ld11/). Repairs comments around a block,
 * trailing commas, line breaks in strings and escaped quotes. Ignores a block that cannot be parsed after
 * these repairs.
 */
export function parseJsonLd(page: Document): JsonLdIndex {
  const topNodes: JsonLdNode[] = [];
  const nodesById = new Map<string, JsonLdNode>();
  let remainingCharacters = MAX_CHARACTERS;
  for (const script of queryAll(page, 'script[type*="ld+json" i]')) {
    const text = getRawText(script, MAX_CHARACTERS);
    remainingCharacters -= text.length;
    if (remainingCharacters < 0) break;
    const blockValue = parseJsonWithRepairs(text);
    for (const node of collectNodes(blockValue, 0)) topNodes.push(node);
    indexNodes(blockValue, nodesById, 0);
  }
  return { topNodes, nodesById, isTruncated: remainingCharacters < 0 };
}

/** Returns the `@type` values of a node without namespace prefix. */
export function getSchemaTypes(node: JsonLdNode): string[] {
  return toArray(node['@type'])
    .filter((type) => typeof type === 'string')
    .map((type) => type.replace(/^.*[/:#]/, ''));
}

/**
 * Returns a value as an array: nothing for null and undefined, the items of a `@list` or `@set`, otherwise
 * the value itself as the only element.
 */
export function toArray(value: unknown): unknown[] {
  if (value === null || value === undefined) return [];
  if (Array.isArray(value)) return value.flatMap(toArray);
  if (isJsonLdNode(value) && ('@list' in value || '@set' in value))
    return toArray(value['@list'] ?? value['@set']);
  return [value];
}

/**
 * Returns the text of a value: a string, a number, the `@value` of a node, or the name of a node. A reference
 * to a node is resolved. Returns null if the value has no text.
 */
export function getJsonLdText(value: unknown, jsonLd: JsonLdIndex): string | null {
  const [item] = toArray(value);
  if (typeof item === 'string') return item;
  if (typeof item === 'number') return String(item);
  const node = resolveJsonLdNode(item, jsonLd);
  if (!node) return null;
  const name = node['@value'] ?? node.name;
  if (typeof name === 'string') return name;
  return typeof name === 'object' ? getJsonLdText(toArray(name)[0], jsonLd) : null;
}

/**
 * Returns a value as a node and resolves a reference by `@id`. Returns null if the value is not an object.
 */
export function resolveJsonLdNode(value: unknown, jsonLd: JsonLdIndex): JsonLdNode | null {
  if (!isJsonLdNode(value)) return null;
  const id = value['@id'];
  if (typeof id !== 'string' || Object.keys(value).length > 2) return value;
  return jsonLd.nodesById.get(id) ?? value;
}

// `JSON.parse` takes about 10 ms per megabyte. Pages with more JSON-LD are usually shops.
const MAX_CHARACTERS = 1_000_000;
const MAX_DEPTH = 12;
const MAX_IDS = 5000;

function isJsonLdNode(value: unknown): value is JsonLdNode {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function parseJsonWithRepairs(text: string): unknown {
  for (const repair of [
    (json: string) => json,
    repairJson,
    (json: string) => repairJson(unescapeQuotes(json)),
  ]) {
    try {
      return JSON.parse(repair(text));
    } catch {
      // The next attempt applies more repairs.
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
  const withValidStrings = json.replace(/"[^"\\]*(?:\\[\s\S][^"\\]*)*(?:"|\\?$)/g, (string) =>
    string
      .replace(/\r?\n|\r/g, '\\n')
      .replaceAll('\t', '\\t')
      .replace(/\\(?!["\\/bfnrtu])/g, '\\\\')
      .replace(/\p{Cc}/gu, ' '),
  );
  const withoutTrailingCommas = withValidStrings.replace(/,(\s*[}\]])/g, '$1').replace(/,\s*$/, '');
  return isSequenceOfObjects(withoutTrailingCommas)
    ? `[${withoutTrailingCommas.replace(/\}\s*\{/g, '},{')}]`
    : withoutTrailingCommas;
}

const isSequenceOfObjects = (json: string): boolean =>
  json.startsWith('{') && json.endsWith('}') && /\}\s*\{/.test(json);

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

// Pages often describe a node completely in one place and elsewhere only refer to its id. The index contains
// the most complete object.
function addToIndex(node: JsonLdNode, nodesById: Map<string, JsonLdNode>): void {
  const id = node['@id'];
  if (typeof id !== 'string') return;
  const indexedNode = nodesById.get(id);
  if (!indexedNode || Object.keys(node).length > Object.keys(indexedNode).length) nodesById.set(id, node);
}
