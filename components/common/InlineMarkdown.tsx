import { Fragment, type ReactNode } from 'react';
import { type InlineNode, parseInline } from './parse-inline';

/** A text with emphasis, code and links to the web; everything else stands as it was written. */
export function InlineMarkdown({ text }: { text: string }) {
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
    case 'link':
      return (
        <a href={node.href} target="_blank" rel="noreferrer">
          {renderNodes(node.children)}
        </a>
      );
  }
}
