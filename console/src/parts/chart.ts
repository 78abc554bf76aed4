// What a chart shows, as plain values, and how ECharts is told of it. The same values make the chart's table.

export type Unit = "share" | "count" | "seconds";

export interface Series {
  name: string;
  kind: "bar" | "line";
  /** One value per label: a share from 0 to 1, a count, or seconds; null where nothing was counted. */
  values: readonly (number | null)[];
  /** What stands beside each value in the table and the tip: "12 / 20". */
  notes?: readonly string[];
  unit?: Unit;
  /** Quiet: the period before, a plan. */
  faint?: boolean;
  stack?: string;
}

export interface ChartData {
  labels: readonly string[];
  series: readonly Series[];
  unit: Unit;
  /** Bars that lie: for long labels. */
  lying?: boolean;
  /** A stretch of labels that is marked, by index, with its word. */
  band?: { from: number; to: number; name: string };
}

export interface Colours {
  series: readonly string[];
  faint: string;
  text: string;
  line: string;
  band: string;
  back: string;
  font: string;
}

/** A value as people read it. */
export function valueText(value: number | null | undefined, unit: Unit, language: string): string {
  if (value === null || value === undefined || Number.isNaN(value)) return "—";
  if (unit === "share") return value.toLocaleString(language, { style: "percent", maximumFractionDigits: 1 });
  if (unit === "seconds") return value.toLocaleString(language, { maximumFractionDigits: 1 });
  return value.toLocaleString(language, { maximumFractionDigits: 0 });
}

/** Whether there is anything to draw. */
export function hasValues(data: ChartData): boolean {
  return data.series.some((one) => one.values.some((value) => value !== null));
}

/** The options of ECharts for the data. */
export function optionOf(data: ChartData, colours: Colours, language: string): Record<string, unknown> {
  const words = { color: colours.text, fontFamily: colours.font, fontSize: 12 };
  const units = new Set(data.series.map((one) => one.unit ?? data.unit));
  const category = {
    type: "category",
    data: data.labels,
    inverse: data.lying === true,
    axisLabel: { ...words, ...labelling(data) },
    axisLine: { lineStyle: { color: colours.line } },
    axisTick: { show: false },
  };
  const value = (unit: Unit, right: boolean): Record<string, unknown> => ({
    type: "value",
    ...(unit === "share" ? { min: 0, max: 1 } : { min: 0, minInterval: unit === "count" ? 1 : 0 }),
    ...(right ? { position: "right" } : {}),
    axisLabel: { ...words, formatter: (v: number) => valueText(v, unit, language) },
    splitLine: { show: !right, lineStyle: { color: colours.line } },
  });
  const ordered = [data.unit, ...[...units].filter((unit) => unit !== data.unit)];
  const values = ordered.map((unit, place) => value(unit, place > 0));
  let strong = 0;
  const series = data.series.map((one, place) => {
    const colour = one.faint ? colours.faint : (colours.series[strong++ % colours.series.length] ?? colours.faint);
    const axis = ordered.indexOf(one.unit ?? data.unit);
    return {
      name: one.name,
      type: one.kind,
      data: one.values,
      color: colour,
      [data.lying ? "xAxisIndex" : "yAxisIndex"]: axis,
      ...(one.stack ? { stack: one.stack } : {}),
      ...(one.kind === "bar" ? { barMaxWidth: 28, barGap: "15%" } : { symbolSize: 6, connectNulls: false, lineStyle: { width: 2, type: one.faint ? "dashed" : "solid" } }),
      ...(place === 0 && data.band
        ? { markArea: { silent: true, itemStyle: { color: colours.band, opacity: 0.24 }, label: { ...words }, data: [[{ name: data.band.name, xAxis: data.band.from }, { xAxis: data.band.to }]] } }
        : {}),
    };
  });
  return {
    animation: false,
    textStyle: words,
    grid: { left: 8, right: 12, top: data.series.length > 1 || data.band ? 36 : 12, bottom: 4, containLabel: true },
    legend: { show: data.series.length > 1, top: 0, left: 0, itemWidth: 14, itemHeight: 8, textStyle: words },
    tooltip: {
      trigger: "axis",
      confine: true,
      renderMode: "richText",
      axisPointer: { type: data.series.some((one) => one.kind === "bar") ? "shadow" : "line" },
      backgroundColor: colours.back,
      borderColor: colours.line,
      textStyle: words,
      formatter: (told: { dataIndex: number }[]) => tipOf(data, told[0]?.dataIndex ?? 0, language),
    },
    xAxis: data.lying ? values : category,
    yAxis: data.lying ? category : values,
    series,
  };
}

/** Few labels are all written, on several lines if need be; of many those that have room. */
function labelling(data: ChartData): Record<string, unknown> {
  if (data.lying) return { width: 150, overflow: "truncate", interval: 0 };
  return data.labels.length <= 8 ? { interval: 0, width: 76, overflow: "break" } : { hideOverlap: true };
}

/** The words of the tip over one label. */
export function tipOf(data: ChartData, place: number, language: string): string {
  const lines = data.series.map((one) => {
    const note = one.notes?.[place];
    return `${one.name}  ${valueText(one.values[place], one.unit ?? data.unit, language)}${note ? `  (${note})` : ""}`;
  });
  return [data.labels[place] ?? "", ...lines].join("\n");
}
