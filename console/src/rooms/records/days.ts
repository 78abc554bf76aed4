// Days in a dealer's zone as instants: a filter's day begins and ends where the dealer's day does.

/** The instant (RFC 3339, UTC) at which a day, as 2026-11-19, begins in a zone; `after` so many days later. */
export function dayStart(day: string, zone: string, after = 0): string {
  const [year, month, date] = day.split("-").map(Number) as [number, number, number];
  const wanted = Date.UTC(year, month - 1, date + after);
  // The zone's offset at that time, looked at twice: the first guess may lie on the other side of a change of clocks.
  let at = wanted - offset(wanted, zone);
  at = wanted - offset(at, zone);
  return new Date(at).toISOString().replace(".000Z", "Z");
}

/** The instant of a local time, as "2026-11-19 10:00", in a zone. */
export function localInstant(said: string, zone: string): string {
  const [day, time] = said.split(" ") as [string, string];
  const [hour, minute] = time.split(":").map(Number) as [number, number];
  const wanted = Date.parse(`${day}T00:00:00Z`) + (hour * 60 + minute) * 60_000;
  const at = wanted - offset(wanted - offset(wanted, zone), zone);
  return new Date(at).toISOString().replace(".000Z", "Z");
}

/** How far a zone's clock is ahead of UTC at an instant, in milliseconds. */
function offset(at: number, zone: string): number {
  const parts = new Intl.DateTimeFormat("en-US", {
    timeZone: zone, hourCycle: "h23", year: "numeric", month: "numeric", day: "numeric", hour: "numeric", minute: "numeric", second: "numeric",
  }).formatToParts(new Date(at));
  const of = (kind: string): number => Number(parts.find((part) => part.type === kind)?.value);
  return Date.UTC(of("year"), of("month") - 1, of("day"), of("hour"), of("minute"), of("second")) - Math.floor(at / 1000) * 1000;
}
