/** A piece of a text with inline Markdown. A link without an http(s) address is kept as the text it was. */
export type Inline =
  | { kind: 'text'; text: string }
  | { kind: 'code'; text: string }
  | { kind: 'emphasis' | 'strong'; children: Inline[] }
  | { kind: 'link'; href: string; children: Inline[] };

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
const DEEPEST = 4;
// Marks are looked for in what people write, not in megabytes that something imported.
const LONGEST = 20_000;

/** Emphasis, code and links of a text; all else is text. Never gives markup, only pieces to show. */
export function parseInline(text: string, depth = 0): Inline[] {
  const first = depth < DEEPEST && text.length <= LONGEST ? firstMark(text) : null;
  if (!first) return text === '' ? [] : [{ kind: 'text', text }];
  return [
    ...parseInline(text.slice(0, first.start), DEEPEST),
    first.piece(depth + 1),
    ...parseInline(text.slice(first.end), depth),
  ];
}

function firstMark(text: string) {
  let best: { start: number; end: number; piece: (depth: number) => Inline } | null = null;
  for (const { kind, pattern } of PATTERNS) {
    const match = pattern.exec(text);
    if (!match || (best && match.index >= best.start)) continue;
    const [whole, inside = '', href = ''] = match;
    best = {
      start: match.index,
      end: match.index + whole.length,
      piece: (depth) => pieceOf(kind, inside, href, depth),
    };
  }
  return best;
}

function pieceOf(
  kind: (typeof PATTERNS)[number]['kind'],
  inside: string,
  href: string,
  depth: number,
): Inline {
  if (kind === 'code') return { kind, text: inside };
  if (kind === 'bare') return { kind: 'link', href: inside, children: [{ kind: 'text', text: inside }] };
  if (kind === 'link') return { kind, href, children: parseInline(inside, depth) };
  return { kind, children: parseInline(inside, depth) };
}
