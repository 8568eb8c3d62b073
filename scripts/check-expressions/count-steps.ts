import { type AST, parseRegExpLiteral } from '@eslint-community/regexpp';

/** Counts the steps of a backtracking search. Returns null if they exceed `budget`. */
export type CountSteps = (text: string, budget: number) => number | null;

/**
 * Compiles a regular expression to a function that searches a text like a browser: from every position, with
 * backtracking, for the first match or (flag `g`) for all matches. It counts steps instead of time, so that
 * results are the same on every computer. Throws an error for syntax that the checked code does not use (flag
 * `v`).
 */
export function createStepCounter(pattern: RegExp): CountSteps {
  const { pattern: tree, flags } = parseRegExpLiteral(pattern);
  return (text, budget) => {
    const search = new Search(text, pattern.flags, budget);
    const matcher = search.compileAlternatives(tree.alternatives, 'forward');
    try {
      for (let start = 0; start <= text.length; ) {
        let end = -1;
        const isMatch = matcher(start, (position) => {
          end = position;
          return true;
        });
        if (isMatch && !flags.global) break;
        start = isMatch ? Math.max(end, start + 1) : start + 1;
      }
    } catch (error) {
      if (error instanceof BudgetExceeded) return null;
      throw error;
    }
    return search.steps;
  };
}

class BudgetExceeded extends Error {}

type Direction = 'forward' | 'backward';
/**
 * Matches from a position and calls `continueMatch` with each possible end. Returns true as soon as
 * `continueMatch` returns true.
 */
type Matcher = (position: number, continueMatch: (position: number) => boolean) => boolean;

class Search {
  steps = 0;
  private readonly captures = new Map<AST.CapturingGroup, string>();
  readonly text: string;
  readonly flags: string;
  readonly budget: number;

  constructor(text: string, flags: string, budget: number) {
    this.text = text;
    this.flags = flags;
    this.budget = budget;
  }

  compileAlternatives(alternatives: readonly AST.Alternative[], direction: Direction): Matcher {
    const matchers = alternatives.map(({ elements }) => this.compileSequence(elements, direction));
    return (position, continueMatch) => matchers.some((matcher) => matcher(position, continueMatch));
  }

  private compileSequence(elements: readonly AST.Element[], direction: Direction): Matcher {
    const matchers = elements.map((element) => this.compileElement(element, direction));
    const orderedMatchers = direction === 'forward' ? matchers : matchers.reverse();
    const runFrom = (
      index: number,
      position: number,
      continueMatch: (position: number) => boolean,
    ): boolean => {
      const matcher = orderedMatchers[index];
      return matcher
        ? matcher(position, (end) => runFrom(index + 1, end, continueMatch))
        : continueMatch(position);
    };
    return (position, continueMatch) => runFrom(0, position, continueMatch);
  }

  private compileElement(element: AST.Element, direction: Direction): Matcher {
    switch (element.type) {
      case 'Character':
      case 'CharacterSet':
      case 'CharacterClass': {
        const matchCharacter = this.compileCharacter(element.raw, direction);
        return (position, continueMatch) => {
          const end = matchCharacter(position);
          return end !== null && continueMatch(end);
        };
      }
      case 'Group':
        return this.compileAlternatives(element.alternatives, direction);
      case 'CapturingGroup':
        return this.compileCapture(element, direction);
      case 'Quantifier':
        return this.compileQuantifier(element, direction);
      case 'Assertion':
        return this.compileAssertion(element);
      case 'Backreference':
        return this.compileBackreference(element);
      case 'ExpressionCharacterClass':
        throw new Error(`${element.raw} is not supported`);
    }
  }

  private compileCapture(group: AST.CapturingGroup, direction: Direction): Matcher {
    const matcher = this.compileAlternatives(group.alternatives, direction);
    return (position, continueMatch) =>
      matcher(position, (end) => {
        const previousCapture = this.captures.get(group);
        this.captures.set(group, this.text.slice(Math.min(position, end), Math.max(position, end)));
        const isMatch = continueMatch(end);
        if (!isMatch && previousCapture !== undefined) this.captures.set(group, previousCapture);
        return isMatch;
      });
  }

  private compileBackreference({ resolved }: AST.Backreference): Matcher {
    const [group] = [resolved].flat();
    return (position, continueMatch) => {
      const capturedText = (group && this.captures.get(group)) ?? '';
      for (let index = 0; index < capturedText.length; index += 1) {
        this.countStep();
        if (this.text[position + index] !== capturedText[index]) return false;
      }
      return continueMatch(position + capturedText.length);
    };
  }

  // Returns the position after the character, or null if the character at the position does not match.
  private compileCharacter(raw: string, direction: Direction): (position: number) => number | null {
    const characterPattern = new RegExp(`^(?:${raw})$`, this.flags.replace(/[gym]/g, ''));
    const isAcceptedByCharacter = new Map<string, boolean>();
    const offset = direction === 'forward' ? 0 : -1;
    return (position) => {
      this.countStep();
      const character = this.text[position + offset];
      if (character === undefined) return null;
      const isAccepted = isAcceptedByCharacter.get(character) ?? characterPattern.test(character);
      isAcceptedByCharacter.set(character, isAccepted);
      if (!isAccepted) return null;
      return direction === 'forward' ? position + 1 : position - 1;
    };
  }

  private compileQuantifier(node: AST.Quantifier, direction: Direction): Matcher {
    const { element, min, max, greedy } = node;
    if (element.type === 'Character' || element.type === 'CharacterSet' || element.type === 'CharacterClass')
      return this.repeatCharacter(this.compileCharacter(element.raw, direction), node, direction);
    const matcher = this.compileElement(element, direction);
    const repeat = (
      count: number,
      position: number,
      continueMatch: (position: number) => boolean,
    ): boolean => {
      const repeatOnce = () =>
        count < max &&
        matcher(
          position,
          (end) => (end !== position || count < min) && repeat(count + 1, end, continueMatch),
        );
      if (count < min) return repeatOnce();
      return greedy ? repeatOnce() || continueMatch(position) : continueMatch(position) || repeatOnce();
    };
    return (position, continueMatch) => repeat(0, position, continueMatch);
  }

  private repeatCharacter(
    readCharacter: (position: number) => number | null,
    { min, max, greedy }: AST.Quantifier,
    direction: Direction,
  ): Matcher {
    const stride = direction === 'forward' ? 1 : -1;
    return (position, continueMatch) => {
      const firstLimit = greedy ? max : min;
      let count = 0;
      while (count < firstLimit && readCharacter(position + count * stride) !== null) count += 1;
      if (count < min) return false;
      if (greedy) {
        for (; count >= min; count -= 1) {
          this.countStep();
          if (continueMatch(position + count * stride)) return true;
        }
        return false;
      }
      for (;;) {
        this.countStep();
        if (continueMatch(position + count * stride)) return true;
        if (count >= max || readCharacter(position + count * stride) === null) return false;
        count += 1;
      }
    };
  }

  private compileAssertion(node: AST.Assertion): Matcher {
    if (node.kind === 'lookahead' || node.kind === 'lookbehind') {
      const direction = node.kind === 'lookahead' ? 'forward' : 'backward';
      const matcher = this.compileAlternatives(node.alternatives, direction);
      return (position, continueMatch) =>
        matcher(position, () => true) !== node.negate && continueMatch(position);
    }
    const isAssertedPosition = this.compilePositionAssertion(node);
    return (position, continueMatch) => {
      this.countStep();
      return isAssertedPosition(position) && continueMatch(position);
    };
  }

  private compilePositionAssertion(
    node: AST.EdgeAssertion | AST.WordBoundaryAssertion,
  ): (position: number) => boolean {
    const isWord = (index: number) => /\w/.test(this.text[index] ?? '');
    const isLineEnd = (index: number) =>
      this.flags.includes('m') && /[\n\r\u2028\u2029]/.test(this.text[index] ?? '');
    switch (node.kind) {
      case 'start':
        return (position) => position === 0 || isLineEnd(position - 1);
      case 'end':
        return (position) => position === this.text.length || isLineEnd(position);
      case 'word':
        return (position) => (isWord(position - 1) !== isWord(position)) !== node.negate;
    }
  }

  private countStep(): void {
    this.steps += 1;
    if (this.steps > this.budget) throw new BudgetExceeded();
  }
}
