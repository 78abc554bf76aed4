// The voice of the customer by week and month, beside the period before (S2-29, S2-17).
import { TrendCharts } from "@element-plus/icons-vue";
import { withNumbers } from "../numbers/words";
import { room } from "../room";

export default room({
  name: "numbers-voc",
  path: "/numbers/voc",
  group: "numbers",
  order: 20,
  icon: TrendCharts,
  act: "report.see",
  load: () => withNumbers(() => import("./numbers-voc.vue")),
});
