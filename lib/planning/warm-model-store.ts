import { LRUCache } from "lru-cache";
import { coolModel, type WarmModel } from "./warm-model";

interface Entry {
  readonly warm: Promise<WarmModel>;
  userCount: number;
  evicted: boolean;
}

/** A warm model on loan; `release` must always be called. */
export interface Loan {
  readonly warm: WarmModel;
  readonly release: () => void;
}

/**
 * Keeps the models of the last few structures warm. A model that falls out of the store is let go
 * when its last user has released it.
 */
export class WarmModelStore {
  private readonly entries: LRUCache<string, Entry>;

  constructor(size: number) {
    this.entries = new LRUCache({
      max: size,
      dispose: (entry) => {
        entry.evicted = true;
        coolUnused(entry);
      },
    });
  }

  /** Lends the model of a structure, made by `make` when it is not here. */
  async borrow(key: string, make: () => Promise<WarmModel>): Promise<Loan> {
    let entry = this.entries.get(key);
    if (!entry) {
      entry = { warm: make(), userCount: 0, evicted: false };
      this.entries.set(key, entry);
    }
    const held = entry;
    held.userCount += 1;
    const release = () => {
      held.userCount -= 1;
      coolUnused(held);
    };
    try {
      return { warm: await held.warm, release };
    } catch (error) {
      // What could not be made may succeed the next time.
      if (this.entries.peek(key) === held) this.entries.delete(key);
      held.userCount -= 1;
      throw error;
    }
  }
}

function coolUnused(entry: Entry): void {
  if (!entry.evicted || entry.userCount > 0) return;
  entry.warm.then(coolModel).catch(() => undefined);
}
