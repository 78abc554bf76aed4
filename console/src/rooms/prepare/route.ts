// Before the shift: the own telephone, the system, the checklist, the papers to print.
import { CircleCheck } from "@element-plus/icons-vue";
import { room } from "../room";

export default room({
  name: "prepare",
  path: "/prepare",
  group: "work",
  order: 5,
  icon: CircleCheck,
  act: "seat.use",
  load: () => import("./prepare.vue"),
});
