// What a chart is told of its values: axes by unit, quiet series, the tip.
import { expect, test } from "vitest";
import { hasValues, optionOf, tipOf, valueText, type ChartData, type Colours } from "./chart";

const colours: Colours = { series: ["a", "b"], faint: "f", text: "t", line: "l", band: "d", back: "k", font: "sans" };
const data: ChartData = {
  labels: ["周一", "周二"],
  unit: "count",
  series: [
    { name: "呼叫", kind: "bar", values: [10, 20], faint: true },
    { name: "接通率", kind: "line", values: [0.5, null], unit: "share", notes: ["5 / 10", ""] },
  ],
};

test("values are written by their unit", () => {
  expect(valueText(0.123, "share", "en")).toBe("12.3%");
  expect(valueText(1234, "count", "en")).toBe("1,234");
  expect(valueText(null, "share", "en")).toBe("—");
});

test("a share has its own axis beside a count, from 0 to 1", () => {
  const option = optionOf(data, colours, "zh-CN") as { yAxis: { max?: number }[]; series: { yAxisIndex: number; color: string }[] };
  expect(option.yAxis.map((axis) => axis.max)).toEqual([undefined, 1]);
  expect(option.series.map((one) => [one.yAxisIndex, one.color])).toEqual([[0, "f"], [1, "a"]]);
});

test("the tip names label, series, value and what it was counted of", () => {
  expect(tipOf(data, 0, "en")).toBe("周一\n呼叫  10\n接通率  50%  (5 / 10)");
});

test("a chart without any value has nothing to draw", () => {
  expect(hasValues(data)).toBe(true);
  expect(hasValues({ ...data, series: [{ name: "x", kind: "bar", values: [null, null] }] })).toBe(false);
});
