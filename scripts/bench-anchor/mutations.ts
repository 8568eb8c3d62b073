import { type Block, buildSentence, buildWord, type PageModel, type Token } from './page-model.ts';
import type { Random } from './random.ts';

/** A change of the page after it was quoted. With `isTextChanged`, the quoted words themselves change. */
export const MUTATIONS = {
  unchanged: { isTextChanged: false, mutate: () => undefined },
  'sections moved': { isTextChanged: false, mutate: shuffleSections },
  'paragraphs inserted': { isTextChanged: false, mutate: insertParagraphs },
  'other words changed': { isTextChanged: false, mutate: changeOtherWords },
  'words inserted': { isTextChanged: true, mutate: insertWords },
  'words deleted': { isTextChanged: true, mutate: deleteWords },
  'words replaced': { isTextChanged: true, mutate: replaceWords },
  'characters changed': { isTextChanged: true, mutate: changeCharacters },
  'changed and moved': {
    isTextChanged: true,
    mutate: (page, random) => {
      replaceWords(page, random);
      shuffleSections(page, random);
    },
  },
  'quote removed': { isTextChanged: true, mutate: removeQuote },
  'blocks removed': { isTextChanged: true, mutate: removeBlocks },
} satisfies Record<string, { isTextChanged: boolean; mutate: (page: PageModel, random: Random) => void }>;
export type MutationName = keyof typeof MUTATIONS;

// The maximum share of the quoted characters that change.
const MAX_CHANGED_SHARE = 0.1;

function shuffleSections(page: PageModel, random: Random): void {
  page.sections = page.sections
    .map((section) => ({ section, order: random.next() }))
    .sort((a, b) => a.order - b.order)
    .map(({ section }) => section);
}

function insertParagraphs(page: PageModel, random: Random): void {
  for (const section of page.sections) {
    const tokens = buildSentence(random, page.script, 12).map((text) => ({ text, isQuoted: false }));
    const positions = section.flatMap((_, index) => (isInsideQuote(section, index) ? [] : [index]));
    section.splice(random.pick(positions), 0, { kind: 'paragraph', tokens });
  }
}

const isInsideQuote = (section: Block[], index: number): boolean =>
  [section[index - 1], section[index]].every((block) => block?.tokens.some(({ isQuoted }) => isQuoted));

function changeOtherWords(page: PageModel, random: Random): void {
  for (const { tokens } of page.sections.flat())
    for (const token of tokens)
      if (!token.isQuoted && token.text !== ' | ' && random.integer(10) === 0)
        token.text = token.text.replace(/^\S+/u, buildWord(random, page.script));
}

/** Calls `change` with random quoted words as long as the changed characters stay below the limit. */
function changeQuotedWords(
  page: PageModel,
  random: Random,
  change: (block: Block, token: Token) => number,
): void {
  const quotedTokens = page.sections
    .flat()
    .flatMap((block) => block.tokens.filter(({ isQuoted }) => isQuoted).map((token) => ({ block, token })))
    .filter(({ token }) => token.text !== ' | ');
  const total = quotedTokens.reduce((sum, { token }) => sum + token.text.trim().length, 0);
  let remainingLength = Math.floor(total * MAX_CHANGED_SHARE);
  for (const { block, token } of quotedTokens.sort(() => random.next() - 0.5)) {
    if (token.text.trim().length > remainingLength) continue;
    remainingLength -= change(block, token);
  }
}

function insertWords(page: PageModel, random: Random): void {
  changeQuotedWords(page, random, ({ tokens }, token) => {
    const text = token.text.replace(/^\S+/u, buildWord(random, page.script));
    // A word before the first quoted word would not be part of the quote.
    tokens.splice(tokens.indexOf(token) + 1, 0, { text, isQuoted: !isLastQuoted(tokens, token) });
    return text.trim().length;
  });
}

const isLastQuoted = (tokens: Token[], token: Token): boolean =>
  !tokens.slice(tokens.indexOf(token) + 1).some(({ isQuoted }) => isQuoted);

function deleteWords(page: PageModel, random: Random): void {
  changeQuotedWords(page, random, (block, token) => {
    block.tokens = block.tokens.filter((other) => other !== token);
    return token.text.trim().length;
  });
}

function replaceWords(page: PageModel, random: Random): void {
  changeQuotedWords(page, random, (_, token) => {
    const length = token.text.trim().length;
    token.text = token.text.replace(/^\S+/u, buildWord(random, page.script).slice(0, length));
    return length;
  });
}

function changeCharacters(page: PageModel, random: Random): void {
  const tokens = page.sections
    .flat()
    .flatMap((block) => block.tokens)
    .filter(({ isQuoted, text }) => isQuoted && text !== ' | ');
  const total = tokens.reduce((sum, { text }) => sum + text.trim().length, 0);
  for (let count = Math.floor(total * MAX_CHANGED_SHARE); count > 0; count -= 1) {
    const token = random.pick(tokens);
    const characters = Array.from(token.text);
    const index = random.integer(Math.max(1, characters.length - 1));
    const replacement =
      page.script === 'latin' ? 'xyzj'[random.integer(4)] : buildWord(random, page.script)[0];
    characters[index] = replacement ?? 'x';
    token.text = characters.join('');
  }
}

function removeQuote(page: PageModel): void {
  for (const section of page.sections)
    for (const block of section) block.tokens = block.tokens.filter(({ isQuoted }) => !isQuoted);
  page.sections = page.sections.map((section) => section.filter(({ tokens }) => tokens.length > 0));
}

function removeBlocks(page: PageModel): void {
  page.sections = page.sections.map((section) =>
    section.filter(({ tokens }) => tokens.every(({ isQuoted }) => !isQuoted)),
  );
}
