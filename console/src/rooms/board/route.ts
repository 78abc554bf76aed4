// The general manager's board: what protects the desk, and what other departments owe it.
import { DataLine } from "@element-plus/icons-vue";
import { room } from "../room";

export default room({
  name: "board",
  path: "/board",
  group: "floor",
  order: 30,
  icon: DataLine,
  act: "report.see",
  load: () => import("./board.vue"),
});
