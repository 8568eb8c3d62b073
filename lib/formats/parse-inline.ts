import { Lexer, type MarkedToken, type Token } from 'marked';
import { isWebUrl } from '@/lib/address/parse-url';
import { decodeCharacterReferences } from './decode-character-references';

/** A node of a text with inline Markdown. A link that is not http(s) becomes a text node. */
export type InlineNode =
  | { kind: 'text'; text: string }
  | { kind: 'code'; text: string }
  | { kind: 'emphasis' | 'strong' | 'deletion'; children: InlineNode[] }
  | { kind: 'link'; href: string; children: InlineNode[] };

// Longer texts are not parsed, because parsing an imported text of several megabytes could take minutes.
const MAX_LENGTH = 20_000;

/** Parses the emphasis, code and links of a text (CommonMark and GFM). All other markup, including HTML, becomes text. */
export function parseInline(text: string): InlineNode[] {
  if (text.length > MAX_LENGTH) return [{ kind: 'text', text }];
  return buildNodes(new Lexer({ gfm: true }).inlineTokens(text));
}

// The cast is safe because no extension of marked is used, so every token is a `MarkedToken`.
const buildNodes = (tokens: Token[] | undefined): InlineNode[] =>
  joinTexts(((tokens ?? []) as MarkedToken[]).flatMap(buildNode));

function buildNode(token: MarkedToken): InlineNode[] {
  switch (token.type) {
    case 'strong':
      return [{ kind: 'strong', children: buildNodes(token.tokens) }];
    case 'em':
      return [{ kind: 'emphasis', children: buildNodes(token.tokens) }];
    case 'del':
      return [{ kind: 'deletion', children: buildNodes(token.tokens) }];
    case 'codespan':
      return [{ kind: 'code', text: token.text }];
    case 'link':
    case 'image':
      return buildLink(token);
    case 'escape':
      return [{ kind: 'text', text: token.text }];
    case 'text':
      return [{ kind: 'text', text: decodeCharacterReferences(token.text) }];
    case 'br':
      return [{ kind: 'text', text: '\n' }];
    default:
      return [{ kind: 'text', text: token.raw }];
  }
}

function buildLink(token: Extract<MarkedToken, { type: 'link' | 'image' }>): InlineNode[] {
  const href = decodeCharacterReferences(token.href);
  if (!isWebUrl(href)) return [{ kind: 'text', text: token.raw }];
  const children = buildNodes(token.tokens);
  return [{ kind: 'link', href, children: children.length > 0 ? children : [{ kind: 'text', text: href }] }];
}

// Joins adjacent text nodes, because `marked` splits texts before every character that could be markup.
function joinTexts(nodes: InlineNode[]): InlineNode[] {
  const joinedNodes: InlineNode[] = [];
  for (const node of nodes) {
    const previous = joinedNodes.at(-1);
    if (node.kind === 'text' && previous?.kind === 'text')
      joinedNodes[joinedNodes.length - 1] = { kind: 'text', text: previous.text + node.text };
    else joinedNodes.push(node);
  }
  return joinedNodes;
}
