/** What came of a schedule. `faults`, `edits`, `texts` and `links` say how much was played; lists are what went wrong. */
export type Count = {
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

export const newCount = (): Count => ({
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
export const wrongs = ({ lost, duplicated, overwritten, unsaved, untrue, leaked }: Count): string[] => [
  ...lost.map((what) => `lost: ${what}`),
  ...duplicated.map((what) => `duplicated: ${what}`),
  ...overwritten.map((what) => `overwritten: ${what}`),
  ...unsaved.map((what) => `sent without being saved: ${what}`),
  ...untrue.map((what) => `not true: ${what}`),
  ...leaked.map((what) => `leaked: ${what}`),
];

/** The sum of many. */
export class Total {
  schedules = 0;
  private sum = newCount();

  add(count: Count): void {
    this.schedules += 1;
    const { sum } = this;
    for (const name of ['faults', 'edits', 'texts', 'links', 'inWindow'] as const) sum[name] += count[name];
  }

  /** A schedule went wrong, and this is what came of it. */
  wrong(count: Count): void {
    for (const name of ['lost', 'duplicated', 'overwritten', 'unsaved', 'untrue', 'leaked'] as const)
      this.sum[name] = count[name];
  }

  line(): string {
    const { sum } = this;
    return [
      `schedules ${this.schedules} · faults ${sum.faults} · edits ${sum.edits} · texts sent ${sum.texts}`,
      `link states sent ${sum.links} · lost ${sum.lost.length} · duplicated ${sum.duplicated.length}`,
      `overwritten ${sum.overwritten.length} · untrue ${sum.untrue.length} · leaked ${sum.leaked.length}`,
      `in the window ${sum.inWindow}`,
    ].join(' · ');
  }
}
