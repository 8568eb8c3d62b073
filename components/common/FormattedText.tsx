import { Fragment, type ReactNode } from 'react';
import { type InlineNode, parseInline } from '@/lib/formats/parse-inline';

/**
 * Renders inline Markdown: emphasis, code and web links. Import `InlineMarkdown` instead, which loads this file and its
 * Markdown parser on demand.
 */
export function FormattedText({ text }: { text: string }) {
  return renderNodes(parseInline(text));
}

function renderNodes(nodes: InlineNode[]): ReactNode {
  let position = 0;
  return nodes.map((node) => {
    position += 1;
    return <Fragment key={position}>{renderNode(node)}</Fragment>;
  });
}

function renderNode(node: InlineNode): ReactNode {
  switch (node.kind) {
    case 'text':
      return node.text;
    case 'code':
      return <code>{node.text}</code>;
    case 'strong':
      return <strong>{renderNodes(node.children)}</strong>;
    case 'emphasis':
      return <em>{renderNodes(node.children)}</em>;
    case 'deletion':
      return <del>{renderNodes(node.children)}</del>;
    case 'link':
      return (
        <a href={node.href} target="_blank" rel="noreferrer">
          {renderNodes(node.children)}
        </a>
      );
  }
}
