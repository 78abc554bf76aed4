// Figures of a report added up and put beside each other: pure, so that every number on the screens is tested here.
import type { Schema } from "@/api/client";

export type Figure = Schema<"FigureShown">;

/** A share is numerator ÷ denominator; `open` is not decided yet, `excluded` does not count. */
export interface Count {
  numerator: number;
  denominator: number;
  open: number;
  excluded: number;
}

export const NOTHING: Count = { numerator: 0, denominator: 0, open: 0, excluded: 0 };

export function plus(a: Count, b: Count): Count {
  return {
    numerator: a.numerator + b.numerator,
    denominator: a.denominator + b.denominator,
    open: a.open + b.open,
    excluded: a.excluded + b.excluded,
  };
}

/** The share, or null where nothing was counted. */
export function shareOf(count: Count | undefined): number | null {
  return count && count.denominator > 0 ? count.numerator / count.denominator : null;
}

/** By how much a share changed, in shares (0.05 is five points); null where one of the two is unknown. */
export function changeOf(now: Count | undefined, before: Count | undefined): number | null {
  const [a, b] = [shareOf(now), shareOf(before)];
  return a === null || b === null ? null : a - b;
}

/** One figure without kinds, over all periods and groups that are given. */
export function total(figures: readonly Figure[], figure: string): Count {
  return figures.filter((one) => one.figure === figure && one.value === "").reduce<Count>(plus, NOTHING);
}

/** Group or period → the count of a figure without kinds, in the order of their first appearance. */
export function by(figures: readonly Figure[], figure: string, key: (one: Figure) => string): Map<string, Count> {
  const found = new Map<string, Count>();
  for (const one of figures) {
    if (one.figure !== figure || one.value !== "") continue;
    found.set(key(one), plus(found.get(key(one)) ?? NOTHING, one));
  }
  return found;
}

/** Kind → how often, most first; every kind's share is of the same whole. */
export function kinds(figures: readonly Figure[], figure: string): { value: string; count: Count }[] {
  const counted = new Map<string, number>();
  const wholes = new Map<string, Figure>();
  for (const one of figures) {
    if (one.figure !== figure) continue;
    wholes.set(`${one.period}|${JSON.stringify(one.group)}`, one); // the whole is the same on every kind of a group
    if (one.value) counted.set(one.value, (counted.get(one.value) ?? 0) + one.numerator);
  }
  const whole = [...wholes.values()].reduce<Count>((sum, one) => plus(sum, { ...one, numerator: 0 }), NOTHING);
  return [...counted].map(([value, n]) => ({ value, count: { ...whole, numerator: n } })).sort((a, b) => b.count.numerator - a.count.numerator);
}

/** How many things of all kinds were counted. */
export function howMany(figures: readonly Figure[], figure: string): Count {
  const found = kinds(figures, figure);
  const first = found[0]?.count ?? kindless(figures, figure);
  return { ...first, numerator: found.reduce((sum, one) => sum + one.count.numerator, 0) };
}

function kindless(figures: readonly Figure[], figure: string): Count {
  return total(figures, figure);
}

/** The questions of a report in the order of the script: the codes behind `satisfaction:`. */
export function questionsOf(figures: readonly Figure[], words: Readonly<Record<string, unknown>>): string[] {
  const found = new Set(figures.filter((one) => one.figure.startsWith("satisfaction:")).map((one) => one.figure.slice(13)));
  const order = Object.keys(words);
  return [...found].sort((a, b) => order.indexOf(a) - order.indexOf(b));
}

/** "12 / 20", as it stands beside a share. */
export function noteOf(count: Count | undefined): string {
  return count ? `${count.numerator} / ${count.denominator}` : "";
}
