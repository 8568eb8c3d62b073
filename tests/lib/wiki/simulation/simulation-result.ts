/** The result of a schedule. Numbers count what was simulated; each list has the violations of one kind. */
export type SimulationResult = {
  faults: number;
  edits: number;
  /** Texts that reached a wiki. */
  texts: number;
  /** Link states that reached a wiki. */
  links: number;
  lost: string[];
  duplicated: string[];
  overwritten: string[];
  unsaved: string[];
  untrue: string[];
  /** Texts that were sent without permission. */
  leaked: string[];
  /** Conflicting writes that arrived within one request, which no client can prevent. */
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

/** Returns every violation of a schedule as a sentence; empty: it passed. */
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

/** Sums the results of many schedules. */
export class ResultTotals {
  schedules = 0;
  private totals = createSimulationResult();

  add(result: SimulationResult): void {
    this.schedules += 1;
    const { totals } = this;
    for (const name of ['faults', 'edits', 'texts', 'links', 'inWindow'] as const)
      totals[name] += result[name];
  }

  /** Records the violations of the schedule that failed. */
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
