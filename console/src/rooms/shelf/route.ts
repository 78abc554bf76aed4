// What agents have at hand in a call, and its upkeep.
import { Collection } from "@element-plus/icons-vue";
import { room } from "../room";

export default room({
  name: "shelf",
  path: "/shelf",
  group: "setup",
  order: 35,
  icon: Collection,
  act: "shelf.see",
  load: () => import("./shelf.vue"),
});
