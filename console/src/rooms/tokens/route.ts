// Tokens with which other systems call the API: made, shown once, ended.
import { Key } from "@element-plus/icons-vue";
import { room } from "../room";

export default room({
  name: "tokens",
  path: "/setup/tokens",
  group: "setup",
  order: 110,
  icon: Key,
  act: "token.change",
  load: () => import("./tokens.vue"),
});
