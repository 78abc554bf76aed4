// Who is reached when: by day, weekday and part of the day; how calls end and what is written down of them (S2-29).
import { DataLine } from "@element-plus/icons-vue";
import { withNumbers } from "../numbers/words";
import { room } from "../room";

export default room({
  name: "numbers-reach",
  path: "/numbers/reach",
  group: "numbers",
  order: 30,
  icon: DataLine,
  act: "report.see",
  load: () => withNumbers(() => import("./numbers-reach.vue")),
});
