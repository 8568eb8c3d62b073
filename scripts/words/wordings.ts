import ts from 'typescript';

/** An identifier, a comment or a UI string with its position. */
export type Wording = { file: string; line: number; kind: 'identifier' | 'comment' | 'string'; text: string };

/** Reads the declared identifiers and the comments of a TypeScript or JavaScript file. */
export function readCode(file: string, code: string): Wording[] {
  const source = ts.createSourceFile(file, code, ts.ScriptTarget.Latest, true, scriptKind(file));
  const wordings = new Map<string, Wording>();
  const add = (position: number, kind: Wording['kind'], text: string) => {
    const line = source.getLineAndCharacterOfPosition(position).line + 1;
    wordings.set(`${line} ${kind} ${text}`, { file, line, kind, text });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) && isNamedHere(node)) add(node.getStart(source), 'identifier', node.text);
    for (const { pos, end } of commentsBefore(code, node)) add(pos, 'comment', code.slice(pos, end));
    // Unlike forEachChild, this visits closing braces too, which comments may precede.
    for (const child of node.getChildren(source)) visit(child);
  };
  visit(source);
  return [...wordings.values()].sort((a, b) => a.line - b.line);
}

/** Reads the UI strings of a `messages.json` in `_locales`. */
export function readMessages(file: string, json: string): Wording[] {
  // The build checks the shape of this file.
  const messages = JSON.parse(json) as Record<string, { message: string }>;
  const lines = json.split('\n');
  return Object.entries(messages).map(([key, { message }]) => ({
    file,
    line: lines.findIndex((line) => line.trimStart().startsWith(`"${key}"`)) + 1,
    kind: 'string',
    text: message,
  }));
}

// Names of library and platform members can't be changed, so only declarations are checked.
const isNamedHere = (node: ts.Identifier): boolean => {
  const { parent } = node;
  const isDeclared = 'name' in parent && parent.name === node && !ts.isPropertyAccessExpression(parent);
  return isDeclared && !ts.isImportSpecifier(parent) && !ts.isNamespaceImport(parent);
};

const commentsBefore = (code: string, node: ts.Node): ts.CommentRange[] => [
  ...(ts.getLeadingCommentRanges(code, node.getFullStart()) ?? []),
  ...(ts.getTrailingCommentRanges(code, node.getEnd()) ?? []),
];

const scriptKind = (file: string): ts.ScriptKind =>
  file.endsWith('x') ? ts.ScriptKind.TSX : /\.[cm]?js$/.test(file) ? ts.ScriptKind.JS : ts.ScriptKind.TS;
