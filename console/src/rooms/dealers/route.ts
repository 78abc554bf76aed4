// Dealers: who they are, their hours, numbers, texts' signature, and who answers for them.
import { Shop } from "@element-plus/icons-vue";
import { room } from "../room";

export default room({
  name: "dealers",
  path: "/setup/dealers",
  group: "setup",
  order: 10,
  icon: Shop,
  act: ["setup.change", "people.see"],
  load: () => import("./dealers.vue"),
});
