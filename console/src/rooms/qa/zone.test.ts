// A dealer's local time as an instant.
import { expect, it } from "vitest";
import { instantOf } from "./zone";

it.each([
  ["2026-11-20T18:00", "Asia/Shanghai", "2026-11-20T10:00:00.000Z"],
  ["2026-07-01T09:30", "Europe/Berlin", "2026-07-01T07:30:00.000Z"],
  ["2026-03-29T12:00", "Europe/Berlin", "2026-03-29T10:00:00.000Z"],
])("%s in %s", (local, zone, instant) => {
  expect(instantOf(local, zone)).toBe(instant);
});
