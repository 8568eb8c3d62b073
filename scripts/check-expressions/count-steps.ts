import { type AST, parseRegExpLiteral } from '@eslint-community/regexpp';

/** Counts the steps of a backtracking search; null if they exceed `budget`. */
export type CountSteps = (text: string, budget: number) => number | null;

/**
 * Compiles a regular expression to a function that searches a text as browsers do: from every position, with backtracking,
 * once or (flag g) to the end. It counts steps and not time, so that results are the same on every computer. Throws on
 * syntax that the checked code does not use (flag v).
 */
export function createStepCounter(pattern: RegExp): CountSteps {
  const { pattern: tree, flags } = parseRegExpLiteral(pattern);
  return (text, budget) => {
    const search = new Search(text, pattern.flags, budget);
    const match = search.compileAlternatives(tree.alternatives, 'forward');
    try {
      for (let start = 0; start <= text.length; ) {
        let end = -1;
        const isMatch = match(start, (position) => {
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
/** Matches from a position and calls `next` with each possible end; true as soon as `next` returns true. */
type Match = (position: number, next: (position: number) => boolean) => boolean;

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

  compileAlternatives(alternatives: readonly AST.Alternative[], direction: Direction): Match {
    const matches = alternatives.map(({ elements }) => this.compileSequence(elements, direction));
    return (position, next) => matches.some((match) => match(position, next));
  }

  private compileSequence(elements: readonly AST.Element[], direction: Direction): Match {
    const matches = elements.map((element) => this.compileElement(element, direction));
    const ordered = direction === 'forward' ? matches : matches.reverse();
    const run = (index: number, position: number, next: (position: number) => boolean): boolean => {
      const match = ordered[index];
      return match ? match(position, (end) => run(index + 1, end, next)) : next(position);
    };
    return (position, next) => run(0, position, next);
  }

  private compileElement(element: AST.Element, direction: Direction): Match {
    switch (element.type) {
      case 'Character':
      case 'CharacterSet':
      case 'CharacterClass': {
        const matchCharacter = this.compileCharacter(element.raw, direction);
        return (position, next) => {
          const end = matchCharacter(position);
          return end !== null && next(end);
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

  private compileCapture(group: AST.CapturingGroup, direction: Direction): Match {
    const match = this.compileAlternatives(group.alternatives, direction);
    return (position, next) =>
      match(position, (end) => {
        const previousCapture = this.captures.get(group);
        this.captures.set(group, this.text.slice(Math.min(position, end), Math.max(position, end)));
        const isMatch = next(end);
        if (!isMatch && previousCapture !== undefined) this.captures.set(group, previousCapture);
        return isMatch;
      });
  }

  private compileBackreference({ resolved }: AST.Backreference): Match {
    const [group] = [resolved].flat();
    return (position, next) => {
      const captured = (group && this.captures.get(group)) ?? '';
      for (let index = 0; index < captured.length; index += 1) {
        this.countStep();
        if (this.text[position + index] !== captured[index]) return false;
      }
      return next(position + captured.length);
    };
  }

  // Returns the position after the character; null if the character at the position does not match.
  private compileCharacter(raw: string, direction: Direction): (position: number) => number | null {
    const single = new RegExp(`^(?:${raw})$`, this.flags.replace(/[gym]/g, ''));
    const acceptedByCharacter = new Map<string, boolean>();
    const offset = direction === 'forward' ? 0 : -1;
    return (position) => {
      this.countStep();
      const character = this.text[position + offset];
      if (character === undefined) return null;
      const isAccepted = acceptedByCharacter.get(character) ?? single.test(character);
      acceptedByCharacter.set(character, isAccepted);
      if (!isAccepted) return null;
      return direction === 'forward' ? position + 1 : position - 1;
    };
  }

  private compileQuantifier(node: AST.Quantifier, direction: Direction): Match {
    const { element, min, max, greedy } = node;
    if (element.type === 'Character' || element.type === 'CharacterSet' || element.type === 'CharacterClass')
      return this.repeatCharacter(this.compileCharacter(element.raw, direction), node, direction);
    const match = this.compileElement(element, direction);
    const repeat = (count: number, position: number, next: (position: number) => boolean): boolean => {
      const repeatOnce = () =>
        count < max &&
        match(position, (end) => (end !== position || count < min) && repeat(count + 1, end, next));
      if (count < min) return repeatOnce();
      return greedy ? repeatOnce() || next(position) : next(position) || repeatOnce();
    };
    return (position, next) => repeat(0, position, next);
  }

  private repeatCharacter(
    read: (position: number) => number | null,
    { min, max, greedy }: AST.Quantifier,
    direction: Direction,
  ): Match {
    const stride = direction === 'forward' ? 1 : -1;
    return (position, next) => {
      const limit = greedy ? max : min;
      let count = 0;
      while (count < limit && read(position + count * stride) !== null) count += 1;
      if (count < min) return false;
      if (greedy) {
        for (; count >= min; count -= 1) {
          this.countStep();
          if (next(position + count * stride)) return true;
        }
        return false;
      }
      for (;;) {
        this.countStep();
        if (next(position + count * stride)) return true;
        if (count >= max || read(position + count * stride) === null) return false;
        count += 1;
      }
    };
  }

  private compileAssertion(node: AST.Assertion): Match {
    if (node.kind === 'lookahead' || node.kind === 'lookbehind') {
      const direction = node.kind === 'lookahead' ? 'forward' : 'backward';
      const match = this.compileAlternatives(node.alternatives, direction);
      return (position, next) => match(position, () => true) !== node.negate && next(position);
    }
    const isEdge = this.compileEdge(node);
    return (position, next) => {
      this.countStep();
      return isEdge(position) && next(position);
    };
  }

  private compileEdge(node: AST.EdgeAssertion | AST.WordBoundaryAssertion): (position: number) => boolean {
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
