import { analyse } from 'scslre';
import { type Attack, buildAttacks, writeAttack } from './build-attacks';
import { type CountSteps, createStepCounter } from './count-steps';
import type { Expression } from './find-expressions';

/**
 * The maximum number of steps of a search with an expression whose input length is limited. A browser needs
 * about 20 ms for it.
 */
export const MAX_STEPS = 3_000_000;
// For four times the text, a linear search takes four times the steps. More growth than this is a fault.
const MAX_GROWTH = 6;
const MAX_STEPS_PER_CHARACTER = 1500;

/**
 * The result of a check. `growth` is the factor by which the number of steps grows for four times the text: 4
 * is linear, and Infinity means that the step budget was exceeded. `fault` is null if the expression is safe.
 */
export type Finding = { expression: Expression; growth: number; attack: string; fault: string | null };

/**
 * Tests an expression with attacks that are built from its elements, and with `scslre`, which finds some
 * faults by analysing the syntax.
 */
export function checkExpression(expression: Expression): Finding {
  const { source, flags, maxLength, problem } = expression;
  if (problem !== null) return { expression, growth: 0, attack: '', fault: problem };
  const pattern = new RegExp(source, flags);
  const countSteps = createStepCounter(pattern);
  const worstAttacks = findWorstAttacks(countSteps, buildAttacks(pattern));
  const { growth, attack } = measureGrowth(countSteps, worstAttacks);
  const quotedAttack = attack ? JSON.stringify(attack) : '';
  if (maxLength !== null) {
    const isWithinLimit = worstAttacks.every((candidate) => isWithinSteps(countSteps, candidate, maxLength));
    const fault = isWithinLimit
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

// Returns the attacks whose steps grow most between two short texts. The other attacks are assumed to grow no
// faster on long texts.
function findWorstAttacks(countSteps: CountSteps, attacks: Attack[]): Attack[] {
  const measuredAttacks = attacks.map((attack) => ({
    attack,
    growth: measureGrowthFactor(countSteps, attack, 40),
  }));
  return measuredAttacks
    .sort((a, b) => b.growth - a.growth)
    .slice(0, 8)
    .map(({ attack }) => attack);
}

function measureGrowth(countSteps: CountSteps, attacks: Attack[]): { growth: number; attack: Attack | null } {
  let worstResult: { growth: number; attack: Attack | null } = { growth: 0, attack: null };
  for (const attack of attacks) {
    const growth = measureGrowthFactor(countSteps, attack, 400);
    if (growth > worstResult.growth) worstResult = { growth, attack };
    if (growth > MAX_GROWTH) break;
  }
  return worstResult;
}

// The counter is recursive, and a long text can overflow its stack. The text is then halved and the budget
// divided by four, which is enough if the growth is at most quadratic.
function isWithinSteps(countSteps: CountSteps, attack: Attack, length: number, budget = MAX_STEPS): boolean {
  try {
    return countSteps(writeAttack(attack, length), budget) !== null;
  } catch (error) {
    if (error instanceof RangeError && length > 20)
      return isWithinSteps(countSteps, attack, length / 2, budget / 4);
    throw error;
  }
}

// The counter is recursive, and a text of several thousand characters can overflow its stack. A shorter text
// has the same growth.
function measureGrowthFactor(countSteps: CountSteps, attack: Attack, length: number): number {
  try {
    const shortSteps = countSteps(writeAttack(attack, length), length * MAX_STEPS_PER_CHARACTER);
    const longSteps =
      shortSteps === null ? null : countSteps(writeAttack(attack, length * 4), shortSteps * 20);
    return shortSteps === null || longSteps === null
      ? Number.POSITIVE_INFINITY
      : longSteps / Math.max(shortSteps, 1);
  } catch (error) {
    if (error instanceof RangeError && length > 20)
      return measureGrowthFactor(countSteps, attack, length / 2);
    throw error;
  }
}
