// The wallboard for a television on the wall: large figures, dark, nothing to press.
import { DataBoard } from "@element-plus/icons-vue";
import { room } from "../room";

export default room({
  name: "wallboard",
  path: "/wallboard",
  group: "floor",
  order: 20,
  icon: DataBoard,
  act: "trunk.see",
  bare: true,
  load: () => import("./wallboard.vue"),
});
