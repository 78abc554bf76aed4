// Teams of agents, and the queues that they work: dealers whose follow-ups are taken together.
import { Connection } from "@element-plus/icons-vue";
import { room } from "../room";

export default room({
  name: "teams",
  path: "/setup/teams",
  group: "setup",
  order: 30,
  icon: Connection,
  act: ["setup.change", "people.see"],
  load: () => import("./teams.vue"),
});
