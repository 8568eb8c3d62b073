import type { MarkedToken, Token, Tokens } from 'marked';
import { Fragment, type ReactNode, useEffect, useMemo, useState } from 'react';
import { isWebUrl } from '@/lib/address/parse-url';
import { t } from '@/lib/browser/i18n/message';
import { decodeCharacterReferences } from '@/lib/formats/decode-character-references';
import { getHeadingLevels, parseMarkdownBlocks } from '@/lib/formats/parse-markdown';

// The length of a chunk in UTF-16 code units. A long text is rendered chunk by chunk, so that the page stays responsive.
const CHUNK_LENGTH = 20_000;

/**
 * Renders a captured text with headings, lists, quotes, tables and web links. It is untrusted: HTML in it is displayed as
 * text, and images become links, so that the text causes no request.
 */
export function MarkdownText({ markdown }: { markdown: string }) {
  const blocks = useMemo(() => parseMarkdownBlocks(markdown), [markdown]);
  const levels = useMemo(() => getHeadingLevels(blocks ?? []), [blocks]);
  const [renderedCount, isDone] = useRenderedBlockCount(blocks);
  if (!blocks) return <div className="unformatted-text">{markdown}</div>;
  return (
    <div className="markdown" aria-busy={!isDone}>
      {renderWithKeys(blocks.slice(0, renderedCount), (block) => renderBlock(block, levels.get(block)))}
    </div>
  );
}

/**
 * Returns the number of blocks to render now, and whether it includes all blocks. The number grows by one chunk about every 16
 * ms.
 */
function useRenderedBlockCount(blocks: MarkedToken[] | null): [count: number, isDone: boolean] {
  const [rendered, setRendered] = useState({ blocks, count: 0 });
  const total = blocks?.length ?? 0;
  const count =
    rendered.blocks === blocks && rendered.count > 0 ? rendered.count : findChunkEnd(blocks ?? [], 0);
  useEffect(() => {
    if (!blocks || count >= total) return;
    const timer = setTimeout(() => setRendered({ blocks, count: findChunkEnd(blocks, count) }), 16);
    return () => clearTimeout(timer);
  }, [blocks, count, total]);
  return [count, count >= total];
}

function findChunkEnd(blocks: MarkedToken[], start: number): number {
  let [end, characters] = [start, 0];
  while (end < blocks.length && characters < CHUNK_LENGTH) {
    characters += blocks[end]?.raw.length ?? 0;
    end += 1;
  }
  return end;
}

function renderWithKeys<T>(items: readonly T[], renderItem: (item: T) => ReactNode): ReactNode {
  let position = 0;
  return items.map((item) => {
    position += 1;
    return <Fragment key={position}>{renderItem(item)}</Fragment>;
  });
}

// The cast is safe, because marked runs without extensions and therefore returns built-in tokens only.
const renderTokens = (tokens: Token[] | undefined): ReactNode =>
  renderWithKeys((tokens ?? []) as MarkedToken[], (token) => renderBlock(token, undefined));

/** Renders a block token or an inline token. `level` is the level of a heading in the outline of the record page. */
function renderBlock(token: MarkedToken, level: number | undefined): ReactNode {
  switch (token.type) {
    case 'heading':
      return <Heading level={level}>{renderTokens(token.tokens)}</Heading>;
    case 'paragraph':
      return <p dir="auto">{renderTokens(token.tokens)}</p>;
    case 'blockquote':
      return <blockquote dir="auto">{renderTokens(token.tokens)}</blockquote>;
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
      return renderInline(token);
  }
}

function renderInline(token: MarkedToken): ReactNode {
  switch (token.type) {
    case 'strong':
      return <strong>{renderTokens(token.tokens)}</strong>;
    case 'em':
      return <em>{renderTokens(token.tokens)}</em>;
    case 'del':
      return <del>{renderTokens(token.tokens)}</del>;
    case 'codespan':
      return <code>{token.text}</code>;
    case 'br':
      return <br />;
    case 'link':
      return <WebLink href={token.href}>{renderTokens(token.tokens)}</WebLink>;
    case 'image':
      return (
        <WebLink href={token.href}>{decodeCharacterReferences(token.text) || t('recordPicture')}</WebLink>
      );
    case 'escape':
      return token.text;
    case 'text':
      return 'tokens' in token && token.tokens
        ? renderTokens(token.tokens)
        : decodeCharacterReferences(token.text);
    default:
      return token.raw;
  }
}

function Heading({ level, children }: { level: number | undefined; children: ReactNode }) {
  // A heading inside a quote or a list is not part of the outline.
  if (level === undefined) return <p className="nested-heading">{children}</p>;
  const Tag = (['h3', 'h4', 'h5', 'h6'] as const)[level - 3] ?? 'h6';
  return <Tag dir="auto">{children}</Tag>;
}

function WebLink({ href, children }: { href: string; children: ReactNode }) {
  const url = decodeCharacterReferences(href);
  if (!isWebUrl(url)) return children;
  return (
    <a href={url} target="_blank" rel="noreferrer">
      {children}
    </a>
  );
}

function List({ list }: { list: Tokens.List }) {
  const items = renderWithKeys(list.items, (item) => (
    <li dir="auto">
      {item.task && (item.checked ? '☑ ' : '☐ ')}
      {renderTokens(item.tokens.filter(({ type }) => type !== 'checkbox'))}
    </li>
  ));
  return list.ordered ? <ol start={Number(list.start) || 1}>{items}</ol> : <ul>{items}</ul>;
}

function Table({ table }: { table: Tokens.Table }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard must be able to reach a region that scrolls
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for form fields
    <div className="scrollable-table" role="group" tabIndex={0} aria-label={t('recordTable')}>
      <table>
        <thead>
          <tr>
            {renderWithKeys(table.header, (cell) => (
              <th scope="col">{renderTokens(cell.tokens)}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {renderWithKeys(table.rows, (row) => (
            <tr>
              {renderWithKeys(row, (cell) => (
                <td>{renderTokens(cell.tokens)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
