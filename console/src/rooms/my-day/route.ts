// What waits for one agent, and the own day in numbers.
import { Calendar } from "@element-plus/icons-vue";
import { room } from "../room";

export default room({
  name: "my-day",
  path: "/my-day",
  group: "work",
  order: 20,
  icon: Calendar,
  act: "follow_up.work",
  load: () => import("./my-day.vue"),
});
