/** What came of a schedule. `faults`, `edits`, `texts` and `links` say how much was played; lists are what went wrong. */
export type SimulationResult = {
  faults: number;
  edits: number;
  /** Texts that a wiki got. */
  texts: number;
  /** Words on addresses that a wiki got. */
  links: number;
  lost: string[];
  duplicated: string[];
  overwritten: string[];
  unsaved: string[];
  untrue: string[];
  /** Texts that were not to leave. */
  leaked: string[];
  inWindow: number;
};

export const createSimulationResult = (): SimulationResult => ({
  faults: 0,
  edits: 0,
  texts: 0,
  links: 0,
  lost: [],
  duplicated: [],
  overwritten: [],
  unsaved: [],
  untrue: [],
  leaked: [],
  inWindow: 0,
});

/** What a schedule must never bring about; empty: all is well. */
export const listViolations = ({
  lost,
  duplicated,
  overwritten,
  unsaved,
  untrue,
  leaked,
}: SimulationResult): string[] => [
  ...lost.map((detail) => `lost: ${detail}`),
  ...duplicated.map((detail) => `duplicated: ${detail}`),
  ...overwritten.map((detail) => `overwritten: ${detail}`),
  ...unsaved.map((detail) => `sent without being saved: ${detail}`),
  ...untrue.map((detail) => `not true: ${detail}`),
  ...leaked.map((detail) => `leaked: ${detail}`),
];

/** The sum of many. */
export class ResultTotals {
  schedules = 0;
  private totals = createSimulationResult();

  add(result: SimulationResult): void {
    this.schedules += 1;
    const { totals } = this;
    for (const name of ['faults', 'edits', 'texts', 'links', 'inWindow'] as const)
      totals[name] += result[name];
  }

  /** A schedule went wrong, and this is what came of it. */
  recordFailure(result: SimulationResult): void {
    for (const name of ['lost', 'duplicated', 'overwritten', 'unsaved', 'untrue', 'leaked'] as const)
      this.totals[name] = result[name];
  }

  formatLine(): string {
    const { totals } = this;
    return [
      `schedules ${this.schedules} · faults ${totals.faults} · edits ${totals.edits} · texts sent ${totals.texts}`,
      `link states sent ${totals.links} · lost ${totals.lost.length} · duplicated ${totals.duplicated.length}`,
      `overwritten ${totals.overwritten.length} · untrue ${totals.untrue.length} · leaked ${totals.leaked.length}`,
      `in the window ${totals.inWindow}`,
    ].join(' · ');
  }
}
