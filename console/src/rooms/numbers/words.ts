// What figures, kinds and groups are called: our own words, and the questionnaire's for questions, options and steps.
import { useI18n } from "vue-i18n";
import { wordsOf } from "@/texts";

export type ReportWords = Readonly<Record<string, Readonly<Record<string, string>>>>;

export interface FigureWords {
  /** "满意率：您对本次服务总体满意吗？" */
  figure: (name: string, words?: ReportWords) => string;
  /** An outcome, a disposition, an answer, an option, a part of the day. */
  kind: (figure: string, value: string, words?: ReportWords) => string;
  /** The words of a question or step alone. */
  question: (code: string, words?: ReportWords) => string;
  /** A change in points: "+1.5 个百分点". */
  points: (change: number | null) => string;
}

export function useFigureWords(): FigureWords {
  const { t, te, locale } = useI18n();
  const question = (code: string, words: ReportWords = {}): string => words[code]?.[locale.value] ?? code;
  return {
    question,
    figure(name, words = {}) {
      const [head, what] = name.split(":") as [string, string | undefined];
      const said = te(`numbers.figure.${head}`) ? t(`numbers.figure.${head}`) : head;
      return what ? t("numbers.of", { figure: said, what: question(what, words) }) : said;
    },
    kind(figure, value, words = {}) {
      const option = words[`${figure.split(":")[1] ?? ""}:${value}`]?.[locale.value];
      return option ?? (te(`numbers.value.${value}`) ? t(`numbers.value.${value}`) : value);
    },
    points(change) {
      if (change === null) return "—";
      const said = Math.abs(change * 100).toLocaleString(locale.value, { maximumFractionDigits: 1 });
      const sign = change > 0.0005 ? "+" : change < -0.0005 ? "−" : "±";
      return t("numbers.points", { n: sign + said });
    },
  };
}

/** A room of numbers brings the words that they share with its code. */
export async function withNumbers<T>(load: () => Promise<T>): Promise<T> {
  const [code] = await Promise.all([load(), wordsOf("numbers")]);
  return code;
}
