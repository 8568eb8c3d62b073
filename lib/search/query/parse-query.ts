import { isOneEditApart } from '@/lib/base/one-edit-apart';
import { tokenizeQuery } from '../tokenize';
import { type FieldWord, listFieldWords } from './field-words';
import { parseDateLimit, parseNumberLimit, parseRange, parseTimeLimit } from './parse-range';
import type { ParsedQuery, QueryNode, QueryProblem } from './query';
import { type QueryPart, splitQuery } from './split-query';

type Term = Extract<QueryPart, { kind: 'term' }>;

/**
 * Parses a search text. All adjacent parts must apply. `OR` between two parts joins only these two. A part that cannot
 * be understood is reported as a problem and never empties the result.
 */
export function parseQuery(text: string, fieldWords: FieldWord[] = listFieldWords()): ParsedQuery {
  const problems: QueryProblem[] = [];
  const parts = splitQuery(text);
  const groups = groupAlternatives(parts);
  const groupNodes = groups.map((terms) =>
    terms.flatMap((term) => parseTerm(term, fieldWords, problems) ?? []),
  );
  const nodes = groupNodes.flatMap((alternatives) => joinNodes('or', alternatives) ?? []);
  const node = joinNodes('and', nodes);
  const isEmpty = node === null && problems.length === 0;
  problems.push(...listPartsWithoutWords(parts, isEmpty));
  return { node, problems, highlightTerms: nodes.flatMap(listPositiveWords) };
}

const EMOJI = /\p{Extended_Pictographic}/u;

/**
 * Reports the texts that have no letters or digits. Punctuation between words, such as a dash in a pasted title, is only reported if the
 * search `isEmpty` without it. A part that begins with a minus or a quotation mark may still be typed.
 */
function listPartsWithoutWords(parts: QueryPart[], isEmpty: boolean): QueryProblem[] {
  const texts = parts.flatMap((part) => (part.kind === 'or' || /^-?$/.test(part.value) ? [] : [part.value]));
  const wordlessTexts = texts.filter(
    (text) => tokenizeQuery(text).length === 0 && (isEmpty || EMOJI.test(text)),
  );
  return wordlessTexts.length === 0 ? [] : [{ kind: 'no-words', text: wordlessTexts.join(' ') }];
}

/** Groups the parts: each group lists the alternatives that `OR` joins. An `OR` without a part on both sides is ignored. */
function groupAlternatives(parts: QueryPart[]): Term[][] {
  const groups: Term[][] = [];
  let isAlternative = false;
  for (const part of parts) {
    if (part.kind === 'or') isAlternative = groups.length > 0;
    else {
      if (isAlternative) groups.at(-1)?.push(part);
      else groups.push([part]);
      isAlternative = false;
    }
  }
  return groups;
}

function joinNodes(kind: 'and' | 'or', nodes: QueryNode[]): QueryNode | null {
  const [first] = nodes;
  return nodes.length > 1 ? { kind, nodes } : (first ?? null);
}

function parseTerm(term: Term, fieldWords: FieldWord[], problems: QueryProblem[]): QueryNode | null {
  const node =
    term.field === null ? parseWords(term.value, term) : parseFieldTerm(term, fieldWords, problems);
  return node && term.isNegated ? { kind: 'not', node } : node;
}

/** A text without letters and digits is not a condition. A word such as `example.org` becomes a phrase of its parts. */
function parseWords(
  text: string,
  { isQuoted }: Pick<Term, 'isQuoted'>,
  field: string | null = null,
): QueryNode | null {
  const tokens = tokenizeQuery(text);
  return tokens.length === 0 ? null : { kind: 'words', tokens, isExact: isQuoted, field };
}

function parseFieldTerm(term: Term, fieldWords: FieldWord[], problems: QueryProblem[]): QueryNode | null {
  const word = (term.field ?? '').toLowerCase();
  if (word === 'has' || word === 'missing') return parsePresence(word, term.value, fieldWords, problems);
  const fieldWord = fieldWords.find((candidate) => candidate.word === word);
  if (fieldWord) return term.value === '' ? null : parseCondition(term, fieldWord, problems);
  // A colon before `//` or a space belongs to the text, as in `https://example.org` and "Part two: the sea".
  if (term.value !== '' && !term.value.startsWith('//'))
    problems.push({
      kind: 'unknown-field',
      fieldWord: word,
      suggestion: suggestWords(word, fieldWords)[0] ?? null,
    });
  return parseWords(`${term.field} ${term.value}`, term);
}

function parsePresence(
  word: 'has' | 'missing',
  value: string,
  fieldWords: FieldWord[],
  problems: QueryProblem[],
): QueryNode | null {
  const targetWord = fieldWords.find((fieldWord) => fieldWord.word === value.toLowerCase());
  if (targetWord) return { kind: 'presence', field: targetWord.field, isPresent: word === 'has' };
  if (value !== '')
    problems.push({
      kind: 'unknown-value',
      fieldWord: word,
      value,
      examples: suggestWords(value, fieldWords),
    });
  return null;
}

function parseCondition(term: Term, fieldWord: FieldWord, problems: QueryProblem[]): QueryNode | null {
  const { value } = term;
  const { field, kind, word } = fieldWord;
  switch (kind) {
    case 'text':
      return parseWords(value, term, field);
    case 'choice':
      return parseChoice(value, fieldWord, problems);
    case 'number':
    case 'date': {
      const range = parseRange(value, getLimitParser(fieldWord));
      if (range) return { kind: 'range', field, ...range };
      problems.push({
        kind: 'unknown-value',
        fieldWord: word,
        value,
        examples: kind === 'date' ? DATE_EXAMPLES : NUMBER_EXAMPLES,
      });
      return null;
    }
    case 'present':
      problems.push({
        kind: 'unknown-value',
        fieldWord: word,
        value,
        examples: [`has:${word}`, `missing:${word}`],
      });
      return null;
  }
}

const NUMBER_EXAMPLES = ['60', '>60', '<=60', '40..60'];
const DATE_EXAMPLES = ['2026', '2026-10', '>2026-10-05', '2024..2026'];

function getLimitParser({ field, kind }: FieldWord) {
  if (kind === 'number') return parseNumberLimit;
  return field === 'publishedDate' ? parseDateLimit : parseTimeLimit;
}

function parseChoice(
  value: string,
  { field, word, choices }: FieldWord,
  problems: QueryProblem[],
): QueryNode | null {
  const choice = value.toLowerCase();
  if (choices === null || choices.includes(choice)) return { kind: 'equals', field, value: choice };
  problems.push({ kind: 'unknown-value', fieldWord: word, value, examples: [...choices] });
  return null;
}

/**
 * Lists the field words that the reader may have meant. One of these applies: the field word differs from the typed word by one edit,
 * begins with the typed word, or is the beginning of the typed word.
 */
function suggestWords(typedWord: string, fieldWords: FieldWord[]): string[] {
  const normalized = typedWord.toLowerCase();
  return fieldWords
    .map(({ word }) => word)
    .filter(
      (word) =>
        isOneEditApart(word, normalized) || word.startsWith(normalized) || normalized.startsWith(word),
    );
}

function listPositiveWords(node: QueryNode): ParsedQuery['highlightTerms'] {
  switch (node.kind) {
    case 'and':
    case 'or':
      return node.nodes.flatMap(listPositiveWords);
    case 'words':
      return [{ tokens: node.tokens, isExact: node.isExact, field: node.field }];
    default:
      return [];
  }
}
