// Removing a team or queue: asked first; what stands in the way is said in the trade's words.
import { asProblem } from "@/api/problem";
import { confirm, tellDone, tellProblem } from "@/parts/tell";
import { i18n } from "@/texts";
import { ElMessage } from "element-plus";

/** Ask, then do; whether it was done. */
export async function removed(name: string, act: () => Promise<unknown>): Promise<boolean> {
  const { t, te } = i18n.global;
  if (!(await confirm({ title: t("teams.removeTitle", { name }), text: t("teams.removeText"), act: t("act.remove"), danger: true }))) return false;
  try {
    await act();
  } catch (thrown) {
    const problem = asProblem(thrown);
    const reason = `teams.reasons.${String(problem.fields["reason"])}`;
    if (te(reason)) ElMessage({ type: "error", message: t(reason), duration: 6_000, showClose: true });
    else tellProblem(problem);
    return false;
  }
  tellDone(t("teams.removed", { name }));
  return true;
}
