// The part of the JSON-LD context http://www.w3.org/ns/anno.jsonld that annotations of quotes can use: the IRI of each term, and how its
// values are read (`@id`: as the IRI of a resource, `@vocab`: as a term of the context, otherwise as text).

const PREFIXES: Record<string, string> = {
  oa: 'http://www.w3.org/ns/oa#',
  dc: 'http://purl.org/dc/elements/1.1/',
  dcterms: 'http://purl.org/dc/terms/',
  rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  as: 'http://www.w3.org/ns/activitystreams#',
  schema: 'http://schema.org/',
};

const TERMS: Record<string, string> = {
  Annotation: 'oa:Annotation',
  AnnotationPage: 'as:OrderedCollectionPage',
  TextualBody: 'oa:TextualBody',
  FragmentSelector: 'oa:FragmentSelector',
  TextQuoteSelector: 'oa:TextQuoteSelector',
  commenting: 'oa:commenting',
  highlighting: 'oa:highlighting',
  tagging: 'oa:tagging',
  exact: 'oa:exact',
  prefix: 'oa:prefix',
  suffix: 'oa:suffix',
  value: 'rdf:value',
  format: 'dc:format',
  modified: 'dcterms:modified',
};

const ID_TERMS: Record<string, string> = {
  body: 'oa:hasBody',
  target: 'oa:hasTarget',
  source: 'oa:hasSource',
  selector: 'oa:hasSelector',
  refinedBy: 'oa:refinedBy',
  conformsTo: 'dcterms:conformsTo',
  items: 'as:items',
};

const VOCAB_TERMS: Record<string, string> = { motivation: 'oa:motivatedBy', purpose: 'oa:hasPurpose' };

/** A node of expanded JSON-LD: the values of each property by its IRI, `@id` and `@type`. */
export type ExpandedNode = { [property: string]: (string | ExpandedNode)[] };

/** Expands a node of JSON-LD with the context of Web Annotations. Throws for a term that the context does not define. */
export function expandNode(node: object): ExpandedNode {
  const entries = Object.entries(node).filter(([key]) => key !== '@context');
  return Object.fromEntries(
    entries.map(([key, value]): [string, (string | ExpandedNode)[]] => {
      const values: unknown[] = Array.isArray(value) ? value : [value];
      return [expandProperty(key), values.map((item) => expandValue(key, item))];
    }),
  );
}

function expandProperty(key: string): string {
  if (key === 'id' || key === 'type') return `@${key}`;
  return expandIri(ID_TERMS[key] ?? VOCAB_TERMS[key] ?? TERMS[key] ?? key);
}

function expandValue(key: string, value: unknown): string | ExpandedNode {
  if (typeof value === 'object' && value !== null) {
    if (!(key in ID_TERMS)) throw new Error(`${key} has no resource as its value`);
    return expandNode(value);
  }
  if (key === 'type' || key in VOCAB_TERMS) return expandIri(TERMS[String(value)] ?? String(value));
  return key === 'id' || key in ID_TERMS ? new URL(String(value)).href : String(value);
}

/** Returns the IRI of a compact IRI such as "oa:exact". */
function expandIri(text: string): string {
  const [prefix = '', name] = text.split(':', 2);
  const start = PREFIXES[prefix];
  if (start === undefined || name === undefined) throw new Error(`unknown term: ${text}`);
  return start + name;
}
