// Calendars of both kinds: working time and calling hours, a year at a glance, the year's holidays taken in.
import { Calendar } from "@element-plus/icons-vue";
import { room } from "../room";

export default room({
  name: "calendars",
  path: "/setup/calendars",
  group: "setup",
  order: 60,
  icon: Calendar,
  act: ["setup.change", "people.see"],
  load: () => import("./calendars.vue"),
});
