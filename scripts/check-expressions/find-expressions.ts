import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import ts from 'typescript';

/**
 * A regular expression in the code. If it is an argument of `createLengthLimitedRegExp`, `maxLength` is the maximum
 * length of its input in characters, otherwise null. `problem` says why its pattern cannot be read, or is
 * null.
 */
export type Expression = {
  file: string;
  line: number;
  source: string;
  flags: string;
  maxLength: number | null;
  problem: string | null;
};

/** Finds the regular expressions of a TypeScript file: literals and `new RegExp(…)` with constants. */
export function findExpressions(file: string, code: string): Expression[] {
  const tree = parse(file, code);
  const expressions: Expression[] = [];
  const addExpression = (node: ts.Node, pattern: Pattern) => {
    const line = tree.getLineAndCharacterOfPosition(node.getStart(tree)).line + 1;
    expressions.push({ file, line, maxLength: readLimit(node, tree), ...pattern });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isRegularExpressionLiteral(node)) addExpression(node, splitLiteral(node.text));
    if (isRegExpCall(node)) addExpression(node, readConstructor(node, tree));
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return expressions;
}

type Pattern = Pick<Expression, 'source' | 'flags' | 'problem'>;

const parse = (file: string, code: string): ts.SourceFile =>
  ts.createSourceFile(file, code, ts.ScriptTarget.Latest, true);

const isRegExpCall = (node: ts.Node): node is ts.NewExpression | ts.CallExpression =>
  (ts.isNewExpression(node) || ts.isCallExpression(node)) &&
  ts.isIdentifier(node.expression) &&
  node.expression.text === 'RegExp';

function splitLiteral(text: string): Pattern {
  const end = text.lastIndexOf('/');
  return { source: text.slice(1, end), flags: text.slice(end + 1), problem: null };
}

function readConstructor(node: ts.NewExpression | ts.CallExpression, tree: ts.SourceFile): Pattern {
  const [pattern, flags] = node.arguments ?? [];
  const source = pattern ? evaluateConstant(pattern, tree) : null;
  const evaluatedFlags = flags ? evaluateConstant(flags, tree) : '';
  return source === null || evaluatedFlags === null
    ? { source: node.getText(tree), flags: '', problem: 'its pattern is not built of constants' }
    : { source, flags: evaluatedFlags, problem: null };
}

// In `createLengthLimitedRegExp(200, /…/)`, the first argument is the maximum length of the input.
function readLimit(node: ts.Node, tree: ts.SourceFile): number | null {
  const call = node.parent;
  if (!ts.isCallExpression(call) || call.expression.getText(tree) !== 'createLengthLimitedRegExp')
    return null;
  const limit = call.arguments[0] ? evaluateConstant(call.arguments[0], tree) : null;
  return limit === null ? null : Number(limit.replaceAll('_', ''));
}

/**
 * Evaluates a constant: a literal, a template, `String.raw`, a joined array, or the name of such a constant.
 * Returns null for anything else.
 */
function evaluateConstant(node: ts.Expression, tree: ts.SourceFile): string | null {
  if (ts.isStringLiteralLike(node)) return node.text;
  if (ts.isNumericLiteral(node)) return node.getText(tree);
  if (ts.isIdentifier(node)) return evaluateName(node.text, tree);
  if (ts.isTemplateExpression(node)) return evaluateTemplate(node, tree, ({ text }) => text);
  if (ts.isTaggedTemplateExpression(node) && node.tag.getText(tree) === 'String.raw')
    return ts.isTemplateExpression(node.template)
      ? evaluateTemplate(node.template, tree, ({ rawText = '' }) => rawText)
      : (node.template.rawText ?? null);
  return evaluateJoin(node, tree);
}

function evaluateTemplate(
  template: ts.TemplateExpression,
  tree: ts.SourceFile,
  readLiteral: (part: ts.TemplateLiteralLikeNode) => string,
): string | null {
  const spans = template.templateSpans.map(({ expression, literal }) => {
    const value = evaluateConstant(expression, tree);
    return value === null ? null : value + readLiteral(literal);
  });
  return spans.includes(null) ? null : readLiteral(template.head) + spans.join('');
}

function evaluateJoin(node: ts.Expression, tree: ts.SourceFile): string | null {
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return null;
  const { expression: arrayLiteral, name } = node.expression;
  if (name.text !== 'join' || !ts.isArrayLiteralExpression(arrayLiteral) || !node.arguments[0]) return null;
  const items = arrayLiteral.elements.map((item) => evaluateConstant(item, tree));
  const separator = evaluateConstant(node.arguments[0], tree);
  return separator === null || items.includes(null) ? null : items.join(separator);
}

function evaluateName(name: string, tree: ts.SourceFile): string | null {
  for (const statement of tree.statements) {
    if (ts.isVariableStatement(statement)) {
      for (const declaration of statement.declarationList.declarations)
        if (declaration.name.getText(tree) === name && declaration.initializer)
          return evaluateConstant(declaration.initializer, tree);
    }
    if (ts.isImportDeclaration(statement) && statement.importClause?.getText(tree).includes(name)) {
      const importedFile = resolveImport(statement.moduleSpecifier, tree.fileName);
      return importedFile
        ? evaluateName(name, parse(importedFile, readFileSync(importedFile, 'utf8')))
        : null;
    }
  }
  return null;
}

function resolveImport(specifier: ts.Expression, from: string): string | null {
  if (!ts.isStringLiteral(specifier)) return null;
  const { text } = specifier;
  const file = text.startsWith('@/') ? text.slice(2) : join(dirname(from), text);
  return existsSync(`${file}.ts`) ? `${file}.ts` : null;
}
