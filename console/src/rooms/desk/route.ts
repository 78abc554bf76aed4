// The agent's workspace: the next customer, the script, the answers, what is at hand.
import { Headset } from "@element-plus/icons-vue";
import { room } from "../room";

export default room({
  name: "desk",
  path: "/desk/:follow_up_id?",
  group: "work",
  order: 10,
  icon: Headset,
  act: "follow_up.work",
  load: () => import("./desk.vue"),
});
