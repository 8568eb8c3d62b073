import type { MarkedToken, Token, Tokens } from 'marked';
import { Fragment, type ReactNode, useEffect, useMemo, useState } from 'react';
import { t } from '@/lib/locale/message';
import { isWebUrl } from '@/lib/model/primitives';
import { headingLevels, lexed, unreferenced } from './lexed';

// So many characters are drawn at once; the rest follows piece by piece, so that the page stays in hand meanwhile.
const PIECE = 20_000;

/** A captured text as it reads: headings, lists, quotes, tables, links to the web. No markup, no pictures, nothing loaded. */
export function MarkdownText({ markdown }: { markdown: string }) {
  const blocks = useMemo(() => lexed(markdown), [markdown]);
  const levels = useMemo(() => headingLevels(blocks ?? []), [blocks]);
  const [count, isDone] = usePieces(blocks);
  if (!blocks) return <div className="as-it-stands">{markdown}</div>;
  return (
    <div className="markdown" aria-busy={!isDone}>
      {keyed(blocks.slice(0, count), (block) => shownBlock(block, levels.get(block)))}
    </div>
  );
}

/** How many blocks are drawn by now, and whether that is all. */
function usePieces(blocks: MarkedToken[] | null): [count: number, isDone: boolean] {
  const [drawn, setDrawn] = useState({ blocks, count: 0 });
  const total = blocks?.length ?? 0;
  const count = drawn.blocks === blocks && drawn.count > 0 ? drawn.count : pieceFrom(blocks ?? [], 0);
  useEffect(() => {
    if (!blocks || count >= total) return;
    const timer = setTimeout(() => setDrawn({ blocks, count: pieceFrom(blocks, count) }), 16);
    return () => clearTimeout(timer);
  }, [blocks, count, total]);
  return [count, count >= total];
}

function pieceFrom(blocks: MarkedToken[], start: number): number {
  let [end, characters] = [start, 0];
  while (end < blocks.length && characters < PIECE) {
    characters += blocks[end]?.raw.length ?? 0;
    end += 1;
  }
  return end;
}

function keyed<T>(items: readonly T[], draw: (item: T) => ReactNode): ReactNode {
  let place = 0;
  return items.map((item) => {
    place += 1;
    return <Fragment key={place}>{draw(item)}</Fragment>;
  });
}

// No extension is in use, so there is no token but marked's own.
const all = (tokens: Token[] | undefined): ReactNode =>
  keyed((tokens ?? []) as MarkedToken[], (token) => shownBlock(token, undefined));

/** A block or, inside of one, what stands in its lines. `level`: of a heading in the page's outline. */
function shownBlock(token: MarkedToken, level: number | undefined): ReactNode {
  switch (token.type) {
    case 'heading':
      return <Heading level={level}>{all(token.tokens)}</Heading>;
    case 'paragraph':
      return <p dir="auto">{all(token.tokens)}</p>;
    case 'blockquote':
      return <blockquote dir="auto">{all(token.tokens)}</blockquote>;
    case 'list':
      return <List list={token} />;
    case 'code':
      return (
        <pre dir="ltr">
          <code>{token.text}</code>
        </pre>
      );
    case 'table':
      return <Table table={token} />;
    case 'hr':
      return <hr />;
    case 'space':
    case 'def':
      return null;
    default:
      return shownInline(token);
  }
}

function shownInline(token: MarkedToken): ReactNode {
  switch (token.type) {
    case 'strong':
      return <strong>{all(token.tokens)}</strong>;
    case 'em':
      return <em>{all(token.tokens)}</em>;
    case 'del':
      return <del>{all(token.tokens)}</del>;
    case 'codespan':
      return <code>{token.text}</code>;
    case 'br':
      return <br />;
    case 'link':
      return <WebLink href={token.href}>{all(token.tokens)}</WebLink>;
    case 'image':
      return <WebLink href={token.href}>{unreferenced(token.text) || t('recordPicture')}</WebLink>;
    case 'escape':
      return token.text;
    case 'text':
      return 'tokens' in token && token.tokens ? all(token.tokens) : unreferenced(token.text);
    default:
      return token.raw;
  }
}

function Heading({ level, children }: { level: number | undefined; children: ReactNode }) {
  // One inside a quote or a list is no part of the outline.
  if (level === undefined) return <p className="inner-heading">{children}</p>;
  const Tag = (['h3', 'h4', 'h5', 'h6'] as const)[level - 3] ?? 'h6';
  return <Tag dir="auto">{children}</Tag>;
}

function WebLink({ href, children }: { href: string; children: ReactNode }) {
  const address = unreferenced(href);
  if (!isWebUrl(address)) return children;
  return (
    <a href={address} target="_blank" rel="noreferrer">
      {children}
    </a>
  );
}

function List({ list }: { list: Tokens.List }) {
  const items = keyed(list.items, (item) => (
    <li dir="auto">
      {item.task && (item.checked ? '☑ ' : '☐ ')}
      {all(item.tokens.filter(({ type }) => type !== 'checkbox'))}
    </li>
  ));
  return list.ordered ? <ol start={Number(list.start) || 1}>{items}</ol> : <ul>{items}</ul>;
}

function Table({ table }: { table: Tokens.Table }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reached by keys
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields
    <div className="wide-table" role="group" tabIndex={0} aria-label={t('recordTable')}>
      <table>
        <thead>
          <tr>
            {keyed(table.header, (cell) => (
              <th scope="col">{all(cell.tokens)}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {keyed(table.rows, (row) => (
            <tr>
              {keyed(row, (cell) => (
                <td>{all(cell.tokens)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
