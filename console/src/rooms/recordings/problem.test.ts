// A problem of a recording is told in words, its lengths with it, and never as the service's bare code.
import { expect, test } from "vitest";
import { problemText } from "./problem";

const say = (key: string, named?: Record<string, unknown>): string => key.split(".").pop()! + (named ? JSON.stringify(named) : "");

test.each([
  ["", ""],
  ["not-answered", "not-answered"],
  ["file-error", "file-error"],
  ["93.0s-for-95s", 'length{"found":"93.0","expected":"95"}'],
  ["silent;0.5s-for-95s", 'silentandlength{"found":"0.5","expected":"95"}'],
  ["file-gone;was-verified", "file-gone"],
  ["format-1-8", "format"],
  ["something-new", "something-new"],
])("%s is %s", (problem, text) => expect(problemText(problem, say)).toBe(text));
