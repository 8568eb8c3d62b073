/** The result of a schedule: the numbers of simulated events, and a list for each kind of violation. */
export type SimulationResult = {
  faultCount: number;
  editCount: number;
  /** The number of texts that reached a wiki. */
  sentTextCount: number;
  /** The number of link states that reached a wiki. */
  sentLinkStateCount: number;
  /** Values that are missing on a wiki or in a source, and that no entry reports. */
  lost: string[];
  /** Values that were written twice. */
  duplicated: string[];
  /** Values of other editors that were removed although the reader had not seen them. */
  overwritten: string[];
  /** Values that were sent although nobody had saved them. */
  unsaved: string[];
  /** False reports of entries, and requests at a time when the wiki allows none. */
  untrue: string[];
  /** Texts that were sent without permission. */
  leaked: string[];
  /** Entries of the site-wide index that a write of this client left poorer or outdated. */
  damaged: string[];
  /** The number of conflicting writes that arrived during one request. No client can prevent them. */
  unavoidableConflictCount: number;
};

export const createSimulationResult = (): SimulationResult => ({
  faultCount: 0,
  editCount: 0,
  sentTextCount: 0,
  sentLinkStateCount: 0,
  lost: [],
  duplicated: [],
  overwritten: [],
  unsaved: [],
  untrue: [],
  leaked: [],
  damaged: [],
  unavoidableConflictCount: 0,
});

/** Describes every violation of a schedule in a line. */
export const listViolations = ({
  lost,
  duplicated,
  overwritten,
  unsaved,
  untrue,
  leaked,
  damaged,
}: SimulationResult): string[] => [
  ...lost.map((detail) => `lost: ${detail}`),
  ...duplicated.map((detail) => `duplicated: ${detail}`),
  ...overwritten.map((detail) => `overwritten: ${detail}`),
  ...unsaved.map((detail) => `sent without being saved: ${detail}`),
  ...untrue.map((detail) => `not true: ${detail}`),
  ...leaked.map((detail) => `leaked: ${detail}`),
  ...damaged.map((detail) => `index damaged: ${detail}`),
];

/** The sums of the results of many schedules. */
export class ResultTotals {
  scheduleCount = 0;
  private totals = createSimulationResult();

  add(result: SimulationResult): void {
    this.scheduleCount += 1;
    const { totals } = this;
    for (const name of [
      'faultCount',
      'editCount',
      'sentTextCount',
      'sentLinkStateCount',
      'unavoidableConflictCount',
    ] as const)
      totals[name] += result[name];
  }

  /** Adds the violations of the schedule that failed. */
  addFailure(result: SimulationResult): void {
    for (const name of [
      'lost',
      'duplicated',
      'overwritten',
      'unsaved',
      'untrue',
      'leaked',
      'damaged',
    ] as const)
      this.totals[name] = result[name];
  }

  formatLine(): string {
    const { totals } = this;
    return [
      `schedules ${this.scheduleCount} · faults ${totals.faultCount} · edits ${totals.editCount} · texts sent ${totals.sentTextCount}`,
      `link states sent ${totals.sentLinkStateCount} · lost ${totals.lost.length} · duplicated ${totals.duplicated.length}`,
      `overwritten ${totals.overwritten.length} · untrue ${totals.untrue.length} · leaked ${totals.leaked.length}`,
      `index entries damaged ${totals.damaged.length}`,
      `conflicting within one request ${totals.unavoidableConflictCount}`,
    ].join(' · ');
  }
}
