// A local date and time of a zone as an instant.

/** "2026-11-20T18:00" at a dealer's as RFC 3339 in UTC. */
export function instantOf(local: string, zone: string): string {
  const wanted = Date.parse(`${local}:00Z`);
  const parts = new Intl.DateTimeFormat("en-US", {
    timeZone: zone, hourCycle: "h23", year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit",
  });
  const read = (at: number): number => {
    const of = Object.fromEntries(parts.formatToParts(at).map((part) => [part.type, Number(part.value)]));
    return Date.UTC(of["year"]!, of["month"]! - 1, of["day"]!, of["hour"]!, of["minute"]!);
  };
  let at = wanted - (read(wanted) - wanted);
  at -= read(at) - wanted; // once more, for a change of clocks in between
  return new Date(at).toISOString();
}
