// The audit trail: who saw, played, exported or changed what, when, and from where.
import { Stamp } from "@element-plus/icons-vue";
import { room } from "../room";

export default room({
  name: "audit",
  path: "/audit",
  group: "setup",
  order: 210,
  icon: Stamp,
  act: "audit.see",
  load: () => import("./audit.vue"),
});
