// The follow-up policy: limits, tries, selection, SMS and ticket rules, as a form or as a whole text, in versions.
import { SetUp } from "@element-plus/icons-vue";
import { room } from "../room";

export default room({
  name: "policies",
  path: "/setup/policies",
  group: "setup",
  order: 80,
  icon: SetUp,
  act: ["setup.change", "people.see"],
  load: () => import("./policies.vue"),
});
