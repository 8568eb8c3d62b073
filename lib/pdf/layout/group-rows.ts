import { computeBodySize, getRight, type Row, type TextRun } from '../page-text';

/**
 * Groups runs by baseline, from the top of the page to its bottom. Superscripts and subscripts belong to the row of the text beside
 * them. An initial that is several lines high belongs to the first of these lines.
 */
export function groupRows(runs: readonly TextRun[]): Row[] {
  const bodySize = computeBodySize(runs);
  const levelRuns = runs.map((run) => (isDropCap(run, bodySize) ? alignDropCap(run, bodySize) : run));
  const rows = new RowIndex();
  for (const run of levelRuns.sort((a, b) => b.size - a.size || a.y - b.y)) rows.add(run);
  return rows.list();
}

const isDropCap = ({ text, size }: TextRun, bodySize: number): boolean =>
  size >= bodySize * 1.8 && /^\p{Lu}$/u.test(text.trim());

const alignDropCap = (run: TextRun, bodySize: number): TextRun => ({
  ...run,
  y: run.y - (run.size - bodySize) * 0.72,
  size: bodySize,
});

// Rows are looked up by their position in steps of this many points.
const STEP = 8;

class RowIndex {
  private readonly rowsByStep = new Map<number, Row[]>();

  add(run: TextRun): void {
    const rows = this.findNear(run);
    // For a small run, the text beside it takes precedence over the text of another column on the same baseline.
    const row = rows.find((other) => isBeside(run, other)) ?? rows.find((other) => isOnBaseline(run, other));
    if (row) row.runs.push(run);
    else this.insert({ y: run.y, size: run.size, runs: [run] });
  }

  list(): Row[] {
    const rows = [...this.rowsByStep.values()].flat().sort((a, b) => a.y - b.y);
    for (const row of rows) row.runs.sort((a, b) => a.x - b.x);
    return rows;
  }

  private findNear({ y }: TextRun): Row[] {
    const step = Math.floor(y / STEP);
    return [-1, 0, 1, 2]
      .flatMap((offset) => this.rowsByStep.get(step + offset) ?? [])
      .sort((a, b) => Math.abs(a.y - y) - Math.abs(b.y - y));
  }

  private insert(row: Row): void {
    const step = Math.floor(row.y / STEP);
    const rows = this.rowsByStep.get(step);
    if (rows) rows.push(row);
    else this.rowsByStep.set(step, [row]);
  }
}

const isOnBaseline = (run: TextRun, row: Row): boolean =>
  Math.abs(run.y - row.y) <= Math.min(0.25 * run.size, 3);

/** Whether a run is a superscript, a subscript or the bullet of a list item beside the text of a row. */
function isBeside(run: TextRun, row: Row): boolean {
  const distance = run.y - row.y;
  const isBullet = /^[^\p{L}\p{N}]{1,2}$/u.test(run.text.trim());
  const isSuperscriptOrSubscript = run.size <= row.size * 0.85 || isBullet;
  if (!isSuperscriptOrSubscript || distance <= -0.62 * row.size || distance >= 0.45 * row.size) return false;
  const maxGap = (isBullet ? 2 : 0.5) * row.size;
  return row.runs.some((other) => run.x - getRight(other) < maxGap && other.x - getRight(run) < maxGap);
}
