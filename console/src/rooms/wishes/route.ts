// The four wishes of customers: no follow-ups, no SMS, no calls, no recording; found, seen and set.
import { Bell } from "@element-plus/icons-vue";
import { room } from "../room";

export default room({
  name: "wishes",
  path: "/wishes",
  group: "setup",
  order: 100,
  icon: Bell,
  act: "customer.change",
  load: () => import("./wishes.vue"),
});
