import { analyse } from 'scslre';
import { type Attack, buildAttacks, writeAttack } from './build-attacks';
import { type CountSteps, createStepCounter } from './count-steps';
import type { Expression } from './find-expressions';

/** The most steps of one search with an expression whose input has a stated limit: about 20 ms in a browser. */
export const MAX_STEPS = 3_000_000;
// A linear search takes 4 times the steps for 4 times the text; more than this growth is a fault.
const MAX_GROWTH = 6;
const MAX_STEPS_PER_CHARACTER = 1500;

/**
 * The result of a check. `growth`: the factor by which the steps grow for four times the text (4 is linear; Infinity: the
 * step budget was exceeded). `fault`: null if the expression is safe.
 */
export type Finding = { expression: Expression; growth: number; attack: string; fault: string | null };

/** Tests an expression with attacks built from its parts, and with `scslre`, which proves some faults from the syntax. */
export function checkExpression(expression: Expression): Finding {
  const { source, flags, maxLength, problem } = expression;
  if (problem !== null) return { expression, growth: 0, attack: '', fault: problem };
  const pattern = new RegExp(source, flags);
  const count = createStepCounter(pattern);
  const worst = findWorstAttacks(count, buildAttacks(pattern));
  const { growth, attack } = measureGrowth(count, worst);
  const quotedAttack = attack ? JSON.stringify(attack) : '';
  if (maxLength !== null) {
    const isCheap = worst.every((candidate) => isWithinSteps(count, candidate, maxLength));
    const fault = isCheap
      ? null
      : `takes over ${MAX_STEPS} steps within its limit of ${maxLength} characters`;
    return { expression, growth, attack: quotedAttack, fault };
  }
  if (growth > MAX_GROWTH)
    return {
      expression,
      growth,
      attack: quotedAttack,
      fault: `steps × ${growth.toFixed(1)} for four times the text`,
    };
  const [report] = analyse(pattern).reports;
  const fault = report ? `scslre: ${report.type} of ${JSON.stringify(report.character.pick)}` : null;
  return { expression, growth, attack: quotedAttack, fault };
}

// The attacks whose steps grow most between two short texts; the others grow no faster on long ones.
function findWorstAttacks(count: CountSteps, attacks: Attack[]): Attack[] {
  const measured = attacks.map((attack) => ({ attack, growth: compareLengths(count, attack, 40) }));
  return measured
    .sort((a, b) => b.growth - a.growth)
    .slice(0, 8)
    .map(({ attack }) => attack);
}

function measureGrowth(count: CountSteps, attacks: Attack[]): { growth: number; attack: Attack | null } {
  let worst: { growth: number; attack: Attack | null } = { growth: 0, attack: null };
  for (const attack of attacks) {
    const growth = compareLengths(count, attack, 400);
    if (growth > worst.growth) worst = { growth, attack };
    if (growth > MAX_GROWTH) break;
  }
  return worst;
}

// If a text is too deep for the counter's recursion, half of it must take at most a quarter of the steps (quadratic growth).
function isWithinSteps(count: CountSteps, attack: Attack, length: number, budget = MAX_STEPS): boolean {
  try {
    return count(writeAttack(attack, length), budget) !== null;
  } catch (error) {
    if (error instanceof RangeError && length > 20)
      return isWithinSteps(count, attack, length / 2, budget / 4);
    throw error;
  }
}

// A text of some thousand characters can be too deep for the counter's recursion; a shorter one has the same growth.
function compareLengths(count: CountSteps, attack: Attack, length: number): number {
  try {
    const short = count(writeAttack(attack, length), length * MAX_STEPS_PER_CHARACTER);
    const long = short === null ? null : count(writeAttack(attack, length * 4), short * 20);
    return short === null || long === null ? Number.POSITIVE_INFINITY : long / Math.max(short, 1);
  } catch (error) {
    if (error instanceof RangeError && length > 20) return compareLengths(count, attack, length / 2);
    throw error;
  }
}
