// Positions are compared as numbers, not as text.
import { expect, test } from "vitest";
import { compare } from "./position";

test.each([
  ["1.2", "1.10", -1],
  ["2.1", "1.9", 1],
  ["9223372036854775807.1", "9223372036854775806.5", 1],
  ["3.3", "3.3", 0],
])("%s against %s is %i", (a, b, expected) => expect(compare(a, b)).toBe(expected));
