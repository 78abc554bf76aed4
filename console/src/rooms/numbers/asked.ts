// What the screens of numbers are asked for, in the address: dealer, adviser, days, and which figure's calls are open.
import { computed, type ComputedRef } from "vue";
import { useDealers } from "@/session/dealers";
import { useFilters, type Filters } from "@/parts/filters";
import { dayOf } from "@/parts/times";
import { isDay, shifted, type Span } from "./spans";

export interface Behind {
  figure: string;
  standing: string;
  value: string;
  part: string;
  /** Filters that the figure's own group adds. */
  dealer_id: string;
  adviser: string;
  start: string;
  end: string;
}

/** Today in the dealers' common zone. */
export function today(): string {
  return dayOf(Date.now(), useDealers().zone);
}

/** A day of the address, or the default where it is none. */
export function dayOr(said: string, otherwise: string): string {
  return isDay(said) ? said : otherwise;
}

const NAMES = { b_figure: "", b_standing: "", b_value: "", b_part: "", b_dealer: "", b_adviser: "", b_start: "", b_end: "" };

export interface OpenBehind {
  /** The figure whose items are listed, or null. */
  open: ComputedRef<Behind | null>;
  show: (behind: Partial<Behind> & { figure: string }) => void;
  close: () => void;
}

/** Which figure's items are open: kept in the address, so that the list can be shared and left by going back. */
export function useBehind(span: () => { start: string; end: string }, shared: () => { dealer_id: string; adviser: string }): OpenBehind {
  const filters: Filters<typeof NAMES> = useFilters(NAMES);
  const refs = filters.refs;
  const open = computed<Behind | null>(() =>
    refs.b_figure.value
      ? {
          figure: refs.b_figure.value,
          standing: refs.b_standing.value,
          value: refs.b_value.value,
          part: refs.b_part.value,
          dealer_id: refs.b_dealer.value || shared().dealer_id,
          adviser: refs.b_adviser.value || shared().adviser,
          start: dayOr(refs.b_start.value, span().start),
          end: dayOr(refs.b_end.value, span().end),
        }
      : null,
  );
  return {
    open,
    show(behind) {
      refs.b_figure.value = behind.figure;
      refs.b_standing.value = behind.standing ?? "";
      refs.b_value.value = behind.value ?? "";
      refs.b_part.value = behind.part ?? "";
      refs.b_dealer.value = behind.dealer_id ?? "";
      refs.b_adviser.value = behind.adviser ?? "";
      refs.b_start.value = behind.start ?? "";
      refs.b_end.value = behind.end ?? "";
    },
    close: filters.clear,
  };
}

/** The days of the address, or the last so many up to today. */
export function spanIn(start: string, end: string, days: number): Span {
  if (isDay(start) && isDay(end) && start <= end) return { start, end };
  return { start: shifted(today(), 1 - days), end: today() };
}
