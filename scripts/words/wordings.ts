import ts from 'typescript';

/** An identifier, a comment or a UI string with its position. */
export type Wording = { file: string; line: number; kind: 'identifier' | 'comment' | 'string'; text: string };

/** Reads the declared identifiers and the comments of a TypeScript or JavaScript file. */
export function readCode(file: string, code: string): Wording[] {
  const sourceFile = ts.createSourceFile(file, code, ts.ScriptTarget.Latest, true, getScriptKind(file));
  const wordings = new Map<string, Wording>();
  const addWording = (position: number, kind: Wording['kind'], text: string) => {
    const line = sourceFile.getLineAndCharacterOfPosition(position).line + 1;
    wordings.set(`${line} ${kind} ${text}`, { file, line, kind, text });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) && isDeclaredName(node))
      addWording(node.getStart(sourceFile), 'identifier', node.text);
    for (const { pos, end } of listComments(code, node)) addWording(pos, 'comment', code.slice(pos, end));
    // Unlike `forEachChild`, `getChildren` includes closing braces, which can follow a comment.
    for (const child of node.getChildren(sourceFile)) visit(child);
  };
  visit(sourceFile);
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

// Only declarations are checked, because names of library and platform members cannot be changed.
const isDeclaredName = (node: ts.Identifier): boolean => {
  const { parent } = node;
  const isDeclared = 'name' in parent && parent.name === node && !ts.isPropertyAccessExpression(parent);
  return isDeclared && !ts.isImportSpecifier(parent) && !ts.isNamespaceImport(parent);
};

const listComments = (code: string, node: ts.Node): ts.CommentRange[] => [
  ...(ts.getLeadingCommentRanges(code, node.getFullStart()) ?? []),
  ...(ts.getTrailingCommentRanges(code, node.getEnd()) ?? []),
];

const getScriptKind = (file: string): ts.ScriptKind =>
  file.endsWith('x') ? ts.ScriptKind.TSX : /\.[cm]?js$/.test(file) ? ts.ScriptKind.JS : ts.ScriptKind.TS;
