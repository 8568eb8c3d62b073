/** Named locks as in the Web Locks API. Requests for one name are granted in order. */
export type Locks = {
  /** Runs the task while no other task holds the lock, and releases the lock when the task ends or fails. */
  withLock: <T>(name: string, task: () => Promise<T>) => Promise<T>;
  /** Runs the task while no task holds the lock exclusively. Several tasks may share the lock. */
  withSharedLock: <T>(name: string, task: () => Promise<T>) => Promise<T>;
};
