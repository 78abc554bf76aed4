// The floor as it is this second: queue, agents, calls, lines; supervisors act from here.
import { Monitor } from "@element-plus/icons-vue";
import { room } from "../room";

export default room({
  name: "floor",
  path: "/floor",
  group: "floor",
  order: 10,
  icon: Monitor,
  act: "trunk.see",
  load: () => import("./floor.vue"),
});
