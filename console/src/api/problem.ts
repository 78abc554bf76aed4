// What went wrong with a request, in a form that a screen can show: the service's problem+json, or that it is not there.
import type { components } from "./schema";

type Told = components["schemas"]["Problem"];

/** One field of what was sent and why it is refused; `text` is a sentence in the asker's language. */
export interface FieldProblem {
  field: string;
  reason: string;
  text: string;
}

/** Codes beside the service's own: it cannot be reached; it answered something that is no answer of ours. */
export const UNREACHABLE = "unreachable";
export const UNREADABLE = "unreadable";

export class Problem extends Error {
  readonly code: string;
  readonly status: number;
  /** The service's sentence for people; empty for the codes above, whose sentences are the console's. */
  readonly title: string;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly problems: readonly FieldProblem[];
  /** Seconds after which asking again is worth it, where the service said so. */
  readonly retryAfter: number | null;

  constructor(told: Partial<Told> & { code: string; status: number }, retryAfter: number | null = null) {
    super(told.title || told.code);
    this.name = "Problem";
    this.code = told.code;
    this.status = told.status;
    this.title = told.title ?? "";
    this.fields = (told.fields as Record<string, unknown> | undefined) ?? {};
    this.problems = told.problems ?? [];
    this.retryAfter = retryAfter;
  }

  /** The sentence about one field of a form, or undefined where that field is fine. */
  of(field: string): string | undefined {
    return this.problems.find((problem) => problem.field === field)?.text;
  }
}

/** The problem that an unsuccessful answer tells. */
export async function problemOf(response: Response): Promise<Problem> {
  const wait = Number(response.headers.get("Retry-After"));
  const after = Number.isFinite(wait) && wait > 0 ? wait : null;
  if (response.headers.get("Content-Type")?.startsWith("application/problem+json")) {
    try {
      return new Problem((await response.json()) as Told, after);
    } catch {
      // cut off on the way: said below
    }
  }
  return new Problem({ code: UNREADABLE, status: response.status }, after);
}

/** Whatever was thrown, as a Problem; an error of our own code is thrown again, so that it is seen and mended. */
export function asProblem(thrown: unknown): Problem {
  if (thrown instanceof Problem) return thrown;
  throw thrown;
}
