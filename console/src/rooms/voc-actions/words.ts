// The words of questions for figures of actions: those of the last ninety days' report, where one may see reports.
import { computed, type ComputedRef } from "vue";
import { api } from "@/api/client";
import { useSession } from "@/session/session";
import { useAnswer } from "@/parts/answer";
import { today } from "../numbers/asked";
import { shifted } from "../numbers/spans";
import type { ReportWords } from "../numbers/words";

export function useActionWords(): ComputedRef<ReportWords> {
  const session = useSession();
  const found = useAnswer(
    () => (session.may("report.see") ? { start: shifted(today(), -89), end: today(), period: "month" as const, of: ["satisfaction"] } : null),
    (query, signal) => api.get("/reports/voc", { query, signal }),
  );
  return computed(() => found.value.value?.words ?? {});
}
