/** Named locks, as the Web Locks API has them. Requests for one name are granted in their order. */
export type Locks = {
  /** Runs the task while nothing else holds the lock, and releases the lock when the task ends or fails. */
  withLock: <T>(name: string, task: () => Promise<T>) => Promise<T>;
  /** Runs the task together with other shared ones, while nobody holds the lock alone. */
  withSharedLock: <T>(name: string, task: () => Promise<T>) => Promise<T>;
};
