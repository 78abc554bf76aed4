// Positions of the event log: two whole numbers with a point, each of up to nineteen digits.

/** Negative, 0 or positive, as `a` lies before, at or behind `b`. */
export function compare(a: string, b: string): number {
  const [a1 = "0", a2 = "0"] = a.split(".");
  const [b1 = "0", b2 = "0"] = b.split(".");
  const first = BigInt(a1) - BigInt(b1);
  const second = BigInt(a2) - BigInt(b2);
  return Number(first > 0n) - Number(first < 0n) || Number(second > 0n) - Number(second < 0n);
}
