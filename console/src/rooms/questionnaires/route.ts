// Questionnaires: the script's steps, the questions with their conditions, what answers propose; seen while they are written.
import { EditPen } from "@element-plus/icons-vue";
import { room } from "../room";

export default room({
  name: "questionnaires",
  path: "/setup/questionnaires",
  group: "setup",
  order: 70,
  icon: EditPen,
  act: ["setup.change", "people.see"],
  load: () => import("./questionnaires.vue"),
});
