// Trunks: lines, caller IDs, dialing rules in versions, and how a number would be dialled.
import { Share } from "@element-plus/icons-vue";
import { room } from "../room";

export default room({
  name: "trunks",
  path: "/setup/trunks",
  group: "setup",
  order: 50,
  icon: Share,
  act: "trunk.see",
  load: () => import("./trunks.vue"),
});
