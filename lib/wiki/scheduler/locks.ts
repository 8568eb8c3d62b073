/** Named locks with the semantics of the Web Locks API: requests for one name are granted in order. */
export type Locks = {
  /** Runs the task while nothing else holds the lock, and releases the lock when the task ends or fails. */
  withLock: <T>(name: string, task: () => Promise<T>) => Promise<T>;
  /** Runs the task while nobody holds the lock exclusively; several shared holders may run together. */
  withSharedLock: <T>(name: string, task: () => Promise<T>) => Promise<T>;
};
