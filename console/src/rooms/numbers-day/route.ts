// The day in numbers: what ended, what fell due, who was reached, what was said; each figure opens its calls (S2-29).
import { Calendar } from "@element-plus/icons-vue";
import { withNumbers } from "../numbers/words";
import { room } from "../room";

export default room({
  name: "numbers-day",
  path: "/numbers/day",
  group: "numbers",
  order: 10,
  icon: Calendar,
  act: "report.see",
  load: () => withNumbers(() => import("./numbers-day.vue")),
});
