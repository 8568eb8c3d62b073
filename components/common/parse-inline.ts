/** A piece of a text with inline Markdown. A link without an http(s) address is kept as the text it was. */
export type InlineNode =
  | { kind: 'text'; text: string }
  | { kind: 'code'; text: string }
  | { kind: 'emphasis' | 'strong'; children: InlineNode[] }
  | { kind: 'link'; href: string; children: InlineNode[] };

// Opened and closed by the same mark; the inside begins and ends with something else than a space.
const PATTERNS = [
  { kind: 'code', pattern: /`([^`\n]+)`/ },
  { kind: 'link', pattern: /\[([^[\]\n]{1,500})\]\((https?:\/\/[^\s()<>]+(?:\([^\s()<>]*\)[^\s()<>]*)*)\)/ },
  { kind: 'bare', pattern: /<(https?:\/\/[^\s<>]+)>/ },
  { kind: 'strong', pattern: /\*\*(?=\S)((?:[^*]|\*(?!\*))+?)(?<=\S)\*\*/ },
  { kind: 'emphasis', pattern: /(?<![\w*])\*(?=[^\s*])([^*\n]+?)(?<=\S)\*(?![\w*])/ },
  { kind: 'emphasis', pattern: /(?<!\w)_(?=[^\s_])([^_\n]+?)(?<=\S)_(?!\w)/ },
] as const;

// Deeper nesting than anybody writes is shown as it stands.
const MAX_DEPTH = 4;
// Marks are looked for in what people write, not in megabytes that something imported.
const MAX_LENGTH = 20_000;

/** Emphasis, code and links of a text; all else is text. Never gives markup, only pieces to show. */
export function parseInline(text: string, depth = 0): InlineNode[] {
  const mark = depth < MAX_DEPTH && text.length <= MAX_LENGTH ? findFirstMark(text) : null;
  if (!mark) return text === '' ? [] : [{ kind: 'text', text }];
  return [
    ...parseInline(text.slice(0, mark.start), MAX_DEPTH),
    mark.buildNode(depth + 1),
    ...parseInline(text.slice(mark.end), depth),
  ];
}

function findFirstMark(text: string) {
  let earliest: { start: number; end: number; buildNode: (depth: number) => InlineNode } | null = null;
  for (const { kind, pattern } of PATTERNS) {
    const match = pattern.exec(text);
    if (!match || (earliest && match.index >= earliest.start)) continue;
    const [matched, content = '', href = ''] = match;
    earliest = {
      start: match.index,
      end: match.index + matched.length,
      buildNode: (depth) => buildInlineNode(kind, content, href, depth),
    };
  }
  return earliest;
}

function buildInlineNode(
  kind: (typeof PATTERNS)[number]['kind'],
  content: string,
  href: string,
  depth: number,
): InlineNode {
  if (kind === 'code') return { kind, text: content };
  if (kind === 'bare') return { kind: 'link', href: content, children: [{ kind: 'text', text: content }] };
  if (kind === 'link') return { kind, href, children: parseInline(content, depth) };
  return { kind, children: parseInline(content, depth) };
}
