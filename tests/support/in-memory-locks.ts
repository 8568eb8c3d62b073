type LockRequest = { isShared: boolean; start: () => void };

/** Creates named locks in memory. As in the Web Locks API, they are granted in the order of the requests. */
export function createInMemoryLocks() {
  const queues = new Map<string, { heldLocks: LockRequest[]; pendingRequests: LockRequest[] }>();

  function grantNext(name: string): void {
    const queue = queues.get(name);
    if (!queue) return;
    for (;;) {
      const [nextRequest] = queue.pendingRequests;
      if (!nextRequest) return;
      const isFree = queue.heldLocks.length === 0;
      const canShare = nextRequest.isShared && queue.heldLocks.every(({ isShared }) => isShared);
      if (!isFree && !canShare) return;
      queue.pendingRequests.shift();
      queue.heldLocks.push(nextRequest);
      nextRequest.start();
    }
  }

  async function request<T>(
    name: string,
    task: () => Promise<T>,
    { isShared }: { isShared: boolean },
  ): Promise<T> {
    const queue = queues.get(name) ?? { heldLocks: [], pendingRequests: [] };
    queues.set(name, queue);
    let lockRequest: LockRequest | undefined;
    await new Promise<void>((start) => {
      lockRequest = { isShared, start };
      queue.pendingRequests.push(lockRequest);
      grantNext(name);
    });
    try {
      return await task();
    } finally {
      queue.heldLocks = queue.heldLocks.filter((heldLock) => heldLock !== lockRequest);
      grantNext(name);
    }
  }

  return {
    withLock: <T>(name: string, task: () => Promise<T>) => request(name, task, { isShared: false }),
    withSharedLock: <T>(name: string, task: () => Promise<T>) => request(name, task, { isShared: true }),
    listHeldNames: () => [...queues].flatMap(([name, { heldLocks }]) => (heldLocks.length > 0 ? [name] : [])),
  };
}
