type Waiter = { isShared: boolean; start: () => void };

/** Named locks in memory, granted in the order of the requests, as the Web Locks API does. */
export function createInMemoryLocks() {
  const queues = new Map<string, { active: Waiter[]; waiting: Waiter[] }>();

  function grantNext(name: string): void {
    const queue = queues.get(name);
    if (!queue) return;
    for (;;) {
      const [next] = queue.waiting;
      const isFree = queue.active.length === 0;
      if (!next || !(isFree || (next.isShared && queue.active.every(({ isShared }) => isShared)))) return;
      queue.waiting.shift();
      queue.active.push(next);
      next.start();
    }
  }

  async function request<T>(name: string, isShared: boolean, task: () => Promise<T>): Promise<T> {
    const queue = queues.get(name) ?? { active: [], waiting: [] };
    queues.set(name, queue);
    let waiter: Waiter | undefined;
    await new Promise<void>((start) => {
      waiter = { isShared, start };
      queue.waiting.push(waiter);
      grantNext(name);
    });
    try {
      return await task();
    } finally {
      queue.active = queue.active.filter((activeWaiter) => activeWaiter !== waiter);
      grantNext(name);
    }
  }

  return {
    withLock: <T>(name: string, task: () => Promise<T>) => request(name, false, task),
    withSharedLock: <T>(name: string, task: () => Promise<T>) => request(name, true, task),
  };
}
