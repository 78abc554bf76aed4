// How long the steps of the script take against their minutes, and calls against two to three minutes (S2-20…24).
import { Timer } from "@element-plus/icons-vue";
import { withNumbers } from "../numbers/words";
import { room } from "../room";

export default room({
  name: "numbers-steps",
  path: "/numbers/steps",
  group: "numbers",
  order: 40,
  icon: Timer,
  act: "report.see",
  load: () => withNumbers(() => import("./numbers-steps.vue")),
});
