// Lines pasted from a spreadsheet.
import { expect, it } from "vitest";
import { linesOf } from "./paste";

it("reads columns by tab or comma and leaves out empty lines", () => {
  const lines = linesOf("part_price", "15400\t机油滤清器\t68\t个\r\n\n9807B,火花塞,45.5\n");
  expect(lines.map((one) => [one.code, one.title, one.amount_cents, one.unit])).toEqual([
    ["15400", "机油滤清器", 6_800, "个"],
    ["9807B", "火花塞", 4_550, ""],
  ]);
});
it("reads the dates of vehicles", () => {
  expect(linesOf("inspection", "沪A12345\t年审\t2026-12-01")[0]).toMatchObject({ plate: "沪A12345", title: "年审", due_on: "2026-12-01" });
});
