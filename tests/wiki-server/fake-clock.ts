/** A clock whose time changes only with `advance`, which also runs the timers that become due. */
export class FakeClock {
  ms: number;
  private timers: { dueMs: number; run: () => void }[] = [];

  constructor(start = '2026-03-20T12:00:00Z') {
    this.ms = Date.parse(start);
  }

  now = (): Date => new Date(this.ms);

  /** Runs a callback after the clock has advanced by `ms`. Returns a function that cancels it. */
  schedule = (ms: number, run: () => void): (() => void) => {
    const timer = { dueMs: this.ms + ms, run };
    this.timers.push(timer);
    return () => {
      this.timers = this.timers.filter((candidate) => candidate !== timer);
    };
  };

  advance(ms: number): void {
    this.ms += ms;
    for (const timer of this.timers.filter(({ dueMs }) => dueMs <= this.ms)) {
      this.timers = this.timers.filter((candidate) => candidate !== timer);
      timer.run();
    }
  }
}
