// Health: what needs a hand so that the desk can work: links, gaps, late rows, effects, unknown calls, alarms, gateways.
import { FirstAidKit } from "@element-plus/icons-vue";
import { room } from "../room";

export default room({
  name: "health",
  path: "/health",
  group: "floor",
  order: 40,
  icon: FirstAidKit,
  act: "system.see",
  load: () => import("./health.vue"),
});
