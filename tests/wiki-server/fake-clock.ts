/** A clock that moves only when it is told to, with the timers that hang on it. */
export class FakeClock {
  ms: number;
  private timers: { dueMs: number; run: () => void }[] = [];

  constructor(start = '2026-03-20T12:00:00Z') {
    this.ms = Date.parse(start);
  }

  now = (): Date => new Date(this.ms);

  /** Runs something when the clock has moved on by `ms`; the result calls it off. */
  schedule = (ms: number, run: () => void): (() => void) => {
    const timer = { dueMs: this.ms + ms, run };
    this.timers.push(timer);
    return () => {
      this.timers = this.timers.filter((other) => other !== timer);
    };
  };

  advance(ms: number): void {
    this.ms += ms;
    for (const timer of this.timers.filter(({ dueMs }) => dueMs <= this.ms)) {
      this.timers = this.timers.filter((other) => other !== timer);
      timer.run();
    }
  }
}
