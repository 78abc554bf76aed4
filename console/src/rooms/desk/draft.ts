// What the agent writes in a call: kept at every keystroke in this browser, a moment later with the service; found again
// after a reload or a crash. The newer of the two counts; in doubt the browser's, which lacks no keystroke of its own.
import type { Value } from "./script";
import type { StepTimes } from "./steps";

export interface Draft {
  answers: Record<string, Value | undefined>;
  notes: string;
  next_visit_note: string;
  speaker_relation: string;
  agreement: "" | "agrees" | "inconvenient" | "declines";
  corrections: Record<string, string | boolean>;
  steps: StepTimes;
  /** The step that is open. */
  step: string;
  confirmed: boolean;
}

interface Kept {
  saved_at: string;
  /** What the service had kept when this was written, as its `updated_at`; null: nothing, or nobody had heard. */
  base: string | null;
  draft: Draft;
}

const PREFIX = "callcenter.draft.";
const KEPT_FOR = 7 * 86_400_000;

export const blank = (): Draft => ({
  answers: {},
  notes: "",
  next_visit_note: "",
  speaker_relation: "owner",
  agreement: "",
  corrections: {},
  steps: {},
  step: "",
  confirmed: false,
});

export interface Shelf {
  getItem: (key: string) => string | null;
  setItem: (key: string, value: string) => void;
  removeItem: (key: string) => void;
  key: (place: number) => string | null;
  readonly length: number;
}

/** A person's drafts in one browser. Whoever shares the browser does not see another's. */
export class Drafts {
  constructor(private readonly person: string, private readonly shelf: Shelf) {}

  private at(call: string): string {
    return `${PREFIX}${this.person}.${call}`;
  }

  keep(call: string, draft: Draft, at: number, base: string | null): void {
    try {
      this.shelf.setItem(this.at(call), JSON.stringify({ saved_at: new Date(at).toISOString(), base, draft } satisfies Kept));
    } catch {
      // the browser's room is used up or closed to us: the service keeps the draft all the same
    }
  }

  find(call: string): Kept | null {
    try {
      const text = this.shelf.getItem(this.at(call));
      if (text === null) return null;
      const kept = JSON.parse(text) as Kept;
      return { saved_at: kept.saved_at, base: kept.base, draft: { ...blank(), ...kept.draft } };
    } catch {
      return null;
    }
  }

  drop(call: string): void {
    this.shelf.removeItem(this.at(call));
  }

  /** Throw away what is older than a week: the calls are long over. */
  tidy(now: number): void {
    const old: string[] = [];
    for (let place = 0; place < this.shelf.length; place += 1) {
      const key = this.shelf.key(place);
      if (!key?.startsWith(PREFIX)) continue;
      try {
        const { saved_at } = JSON.parse(this.shelf.getItem(key) ?? "{}") as Partial<Kept>;
        if (!saved_at || now - Date.parse(saved_at) > KEPT_FOR) old.push(key);
      } catch {
        old.push(key);
      }
    }
    old.forEach((key) => this.shelf.removeItem(key));
  }
}

interface ServiceDraft {
  updated_at: string;
  answers: Record<string, unknown>;
  notes: string;
  next_visit_note: string;
  speaker_relation: string;
  agreement: string;
  corrections: Record<string, unknown>;
  steps: Record<string, unknown>;
  confirmed_at: string | null;
}

/** A draft as the service kept it. */
export function fromService(row: ServiceDraft): Draft {
  return {
    ...blank(),
    answers: row.answers as Draft["answers"],
    notes: row.notes,
    next_visit_note: row.next_visit_note,
    speaker_relation: row.speaker_relation || "owner",
    agreement: row.agreement as Draft["agreement"],
    corrections: row.corrections as Draft["corrections"],
    steps: row.steps as StepTimes,
    confirmed: row.confirmed_at !== null,
  };
}

/** How far the service's clock is ahead of this machine's, and by how much that may be wrong: half of what the asking took. */
export interface Skew {
  ms: number;
  error: number;
}

export const EXACT: Skew = { ms: 0, error: 0 };

/** From an answer that says when it was made, asked for and told at these times of this machine. */
export const skewOf = (at: string, asked: number, told: number): Skew => ({
  ms: Date.parse(at) - (asked + told) / 2,
  error: (told - asked) / 2,
});

/** The newer of what this browser and the service kept. */
export function newer(local: Kept | null, service: ServiceDraft | null, skew = EXACT): Draft | null {
  if (local && service) {
    const there = Date.parse(service.updated_at);
    // Where the service has kept nothing since, no clock need be asked.
    const untouched = local.base !== null && there <= Date.parse(local.base);
    return untouched || Date.parse(local.saved_at) + skew.ms + skew.error >= there ? local.draft : fromService(service);
  }
  return local?.draft ?? (service ? fromService(service) : null);
}
